"""People at a kiosk in a process of its own, and a search for what is left of them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from front_desk.dossier_messages import DossierView
from front_desk.dossiers import DossierState
from kiosk.devices.simulated_registry import SimulatedRegistry
from motcua.dossier_registry import RegistryServer
from settings.data_folder import DataFolder
from tests.kiosk.test_dossier_registry import serving
from tests.privacy.citizens import MATTER, citizen, traces, write_frames
from tests.privacy.memory import in_files, in_memory
from tests.servers import RunningServer

GONE_AFTER_SECONDS = 1.0
"""So long after the end of a visit nothing of the person may be left."""

END_SECONDS = 30


class AnyDossier(SimulatedRegistry):
    """Has every dossier that it is asked about."""

    def find(self, code: str) -> DossierView:
        """As the port says."""
        return DossierView(code=code, names={"vi": MATTER}, state=DossierState.DONE)


class WatchedKiosk:
    """A kiosk, its camera's folder, and everything that it writes."""

    def __init__(self, process: "subprocess.Popen[str]", camera: Path, wrote: Path) -> None:
        self._process = process
        self._camera = camera
        self._wrote = wrote
        self.over_at = 0.0

    def start(self) -> None:
        """Wait for the first screen."""
        self._heard("ready")

    def visit(self, seed: int) -> None:
        """One citizen comes, shows a card, and goes."""
        person = citizen(seed)
        write_frames(person, seed, self._camera)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{person.route}\n")
        self._process.stdin.flush()
        self._heard("over")
        self.over_at = time.monotonic()

    def wait_until_gone(self) -> None:
        """Until everything has to be gone."""
        time.sleep(max(0.0, self.over_at + GONE_AFTER_SECONDS - time.monotonic()))

    def remembers(self) -> dict[str, int]:
        """What of anybody is in its memory, and how often."""
        return in_memory(self._process.pid, traces())

    def wrote(self) -> dict[str, int]:
        """What of anybody is in the files that it wrote."""
        return in_files([self._wrote], traces())

    def touches(self) -> list[float]:
        """Milliseconds from each touch to the next painted picture."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("touches\n")
        self._process.stdin.flush()
        taken: list[float] = json.loads(self._process.stdout.readline())
        return taken

    def kilobytes(self) -> int:
        """Its resident memory."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1])

    def _heard(self, word: str) -> None:
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said == f"{word}\n", f"the kiosk ended or said {said!r}"


@contextmanager
def watched_kiosk(
    server: RunningServer, place: Path, *, wipes: bool = True
) -> Iterator[WatchedKiosk]:
    """A kiosk of `server` whose files are in `place`; it wipes freed memory unless told not to."""
    camera, wrote = place / "camera", place / "wrote"
    registry = RegistryServer(0)
    registry.registry = AnyDossier()
    for folder in (camera, wrote / "temporary"):
        folder.mkdir(parents=True)
    DataFolder(wrote / "data").create()
    settings: dict[str, Any] = {
        "kiosk": {
            "server_url": server.url,
            "token": server.seeded.kiosk_token,
            "person_secret": "a made-up secret of this test",
        },
        "display": {"full_screen": True},
        "camera": {"source": str(camera)},
        "printer": {"target": "simulated"},
        "speech": {"output": f"file:{wrote / 'speech'}"},
        "log": {"level": "debug"},
        "dossiers": {"url": registry.url},
    }
    arguments = [json.dumps(settings), str(wrote / "data"), *([] if wipes else ["--as-it-is"])]
    places = {
        "TMPDIR": str(wrote / "temporary"),
        "HOME": str(wrote),
        "QT_QPA_PLATFORM": "offscreen",
    }
    with (
        serving(registry),
        (wrote / "kiosk.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.privacy.kiosk_child", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, **places, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as process,
    ):
        try:
            kiosk = WatchedKiosk(process, camera, wrote)
            kiosk.start()
            yield kiosk
            process.communicate(timeout=END_SECONDS)
        finally:
            process.kill()
