"""The disk of a kiosk: Debian, and on it what `docs/kiosk.md` says, command by command.

The commands are read from the document and run in a folder that becomes the disk, so that it is the
document that is proved. Needs root. Debian packages come from the mirror that this machine's apt
uses, wheels from where its pip gets them; neither stays on the disk.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
DOCUMENT = REPOSITORY / "docs" / "kiosk.md"
SUITE = "trixie"
DISK_BYTES = 6_000_000_000

PROGRAMS = {
    "debootstrap": "debootstrap",
    "mke2fs": "e2fsprogs",
    "qemu-system-x86_64": "qemu-system-x86",
    "apt-get": "apt",
}
"""What a run needs on this machine, each with the Debian package that brings it."""

FOR_THE_TRIAL = ("linux-image-amd64", "qemu-guest-agent")
"""What a real machine has otherwise: a kernel, and hands that reach into it."""

WITHOUT_GPU = "[Service]\nEnvironment=WLR_RENDERER=pixman QT_QUICK_BACKEND=software\n"
"""QEMU's screen draws nothing by itself."""

EMULATED = "[Unit]\nStartLimitIntervalSec=1800\n[Service]\nTimeoutStartSec=300\nWatchdogSec=100\n"
"""The kiosk's limits, ten times as long, where the processor is emulated."""

SETTINGS = """environment = "production"

[server]
public_url = "http://10.0.0.2:8600"

[display]
width_mm = 268
height_mm = 476

[camera]
source = "none"

[printer]
target = "none"

[speech]
output = "file:/var/lib/motcua-kiosk/speech"

[kiosk]
person_secret = "made-up-for-a-trial-of-the-machine"
token = "TOKEN-OF-KIOSK-1"
"""
"""As in production; the machine has neither camera nor printer nor loudspeaker."""

_PYTHON = "3.13"
_WHEELS = "var/tmp/wheels"
_PLATFORMS = ("manylinux2014_x86_64", "manylinux_2_28_x86_64", "manylinux_2_34_x86_64", "any")


class BuildFailed(Exception):
    """The disk cannot be made; the text says why."""


@dataclass(frozen=True)
class Image:
    """A disk with the kernel that boots from it."""

    disk: Path
    kernel: Path
    initrd: Path


def missing(*, emulated: bool) -> list[str]:
    """What this machine lacks for a run, in words; empty when nothing."""
    found = [
        f"{program} (Debian package {package})"
        for program, package in PROGRAMS.items()
        if shutil.which(program) is None
    ]
    if os.geteuid() != 0:
        found.append("the rights of root")
    if not emulated and not os.access("/dev/kvm", os.R_OK | os.W_OK):
        found.append("/dev/kvm, readable and writable; or --emulate")
    return found


def mirror_of_this_machine() -> str:
    """Where apt gets Debian from. Raises `BuildFailed` when it names no such place."""
    asked = ("apt-get", "indextargets", "--format", "$(REPO_URI)")
    named = _output(*asked, "Created-By: Packages", "Label: Debian").split()
    if not named:
        raise BuildFailed("apt knows no mirror of Debian; name one with --mirror")
    return named[0]


def build(folder: Path, mirror: str, *, emulated: bool) -> Image:
    """Make the disk in `folder`. Raises `BuildFailed`."""
    root = folder / "root"
    _say(f"Debian {SUITE}")
    _run("debootstrap", "--include=ca-certificates", SUITE, str(root), mirror)
    wheels = root / _WHEELS
    _say("wheels")
    _fetch_wheels(wheels)
    with _mounted(root):
        _say("kernel")
        _inside(root, f"apt-get update && {_INSTALL} {' '.join(FOR_THE_TRIAL)}")
        _copy_project(root / "opt" / "motcua")
        for command in commands(DOCUMENT.read_text(encoding="utf-8")):
            _say(command)
            _inside(root, f"cd /opt/motcua\n{command}")
        _inside(root, "apt-get clean")
    shutil.rmtree(wheels)
    _adapt(root / "etc" / "systemd" / "system", emulated=emulated)
    (root / "etc" / "fstab").write_text("/dev/vda / ext4 defaults 0 1\n", encoding="ascii")
    (root / "etc" / "hostname").write_text("kiosk\n", encoding="ascii")
    (root / "etc" / "hosts").write_text("127.0.0.1 localhost kiosk\n", encoding="ascii")
    (root / "etc" / "resolv.conf").unlink(missing_ok=True)
    _say("disk")
    return _to_disk(root, folder)


def commands(document: str) -> list[str]:
    """The commands under "Install", one each, without those that fetch the project and reboot.

    Raises `BuildFailed`.
    """
    block = re.search(r"^## Install.*?^```\n(.*?)^```", document, re.DOTALL | re.MULTILINE)
    if block is None:
        raise BuildFailed(f"{DOCUMENT} has no commands under Install")
    lines = [line for line in block[1].splitlines() if line.strip()]
    return [line for line in lines if not re.match(r"git clone|reboot", line)]


_INSTALL = "apt-get install -y --no-install-recommends"


def _fetch_wheels(into: Path) -> None:
    into.mkdir(parents=True)
    platforms = [part for one in _PLATFORMS for part in ("--platform", one)]
    abis = [part for one in ("cp313", "abi3", "none") for part in ("--abi", one)]
    pip = (sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check")
    exact = ("--require-hashes", "-r", str(REPOSITORY / "requirements.lock"), "-d", str(into))
    kind = ("--only-binary=:all:", "--python-version", _PYTHON, "--implementation", "cp")
    _run(*pip, *exact, *kind, *platforms, *abis)


def _copy_project(into: Path) -> None:
    """What git has of this working tree, as a clone would have it; and the trial's settings."""
    for name in _output("git", "-C", str(REPOSITORY), "ls-files", "-z").split("\0"):
        source = REPOSITORY / name
        if name and source.is_file():
            target = into / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    (into / "motcua.toml").write_text(SETTINGS, encoding="utf-8")


def _adapt(units: Path, *, emulated: bool) -> None:
    """What differs from a real machine, in files beside the units."""
    for unit in ("motcua-kiosk", "motcua-safe-screen"):
        (units / f"{unit}.service.d").mkdir()
        (units / f"{unit}.service.d" / "no-gpu.conf").write_text(WITHOUT_GPU, encoding="ascii")
    if emulated:
        slow = units / "motcua-kiosk.service.d" / "emulated.conf"
        slow.write_text(EMULATED, encoding="ascii")


@contextmanager
def _mounted(root: Path) -> Iterator[None]:
    """What programs expect around them, while there are commands to run."""
    shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
    no_service = root / "usr" / "sbin" / "policy-rc.d"
    no_service.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    no_service.chmod(0o755)
    places = [("proc", "proc"), ("sysfs", "sys"), ("devtmpfs", "dev")]
    done: list[Path] = []
    try:
        for kind, name in places:
            _run("mount", "-t", kind, kind, str(root / name))
            done.append(root / name)
        yield
    finally:
        for place in reversed(done):
            _run("umount", "-l", str(place))
        no_service.unlink()


def _inside(root: Path, command: str) -> None:
    wheels = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": f"/{_WHEELS}"}
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    own = {"PATH": path, "HOME": "/root", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    proxies = {name: value for name, value in os.environ.items() if name.endswith("_proxy")}
    script = ("/bin/bash", "-euo", "pipefail", "-c", command)
    _run("chroot", str(root), *script, environment=own | wheels | proxies)


def _to_disk(root: Path, folder: Path) -> Image:
    boot = root / "boot"
    image = Image(folder / "disk.ext4", folder / "vmlinuz", folder / "initrd")
    shutil.copy(max(boot.glob("vmlinuz-*")), image.kernel)
    shutil.copy(max(boot.glob("initrd.img-*")), image.initrd)
    image.disk.unlink(missing_ok=True)
    with image.disk.open("wb") as disk:
        disk.truncate(DISK_BYTES)
    _run("mke2fs", "-q", "-F", "-t", "ext4", "-d", str(root), str(image.disk))
    shutil.rmtree(root)
    return image


def _say(step: str) -> None:
    print(f"   {step}", flush=True)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _run(*command: str, environment: Mapping[str, str] | None = None) -> None:
    done = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
    )
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-15:])
        raise BuildFailed(f"{' '.join(command)}\nended with {done.returncode}:\n{last}")
