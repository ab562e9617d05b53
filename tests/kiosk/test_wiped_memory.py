"""The kiosk's process overwrites what it frees."""

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from kiosk.wiped_memory import wiping

STARTS_AGAIN = """
import os, sys
from kiosk.wiped_memory import start_again_wiping
start_again_wiping()
print(sys.argv[1:], os.environ["PYTHONMALLOC"], os.environ["GLIBC_TUNABLES"], os.getpid())
"""


def test_a_process_becomes_one_that_wipes_and_keeps_its_arguments() -> None:
    environment = {**os.environ, "GLIBC_TUNABLES": "glibc.malloc.arena_max=2"}
    with subprocess.Popen(
        [sys.executable, "-P", "-c", STARTS_AGAIN, "one", "two words"],
        stdout=subprocess.PIPE,
        text=True,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        said, _ = process.communicate(timeout=30)
    assert said.split() == [
        "['one',", "'two", "words']", "malloc",
        "glibc.malloc.arena_max=2:glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
        str(process.pid),
    ]  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from(["HOME", "PYTHONMALLOC", "GLIBC_TUNABLES"]), st.text("ab:=.", max_size=9)
    )
)
def test_it_starts_again_only_once(environment: dict[str, str]) -> None:
    once = wiping(environment)
    assert wiping(once) == once
    assert once.get("HOME") == environment.get("HOME")
