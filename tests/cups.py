"""A CUPS of the test's own, on loopback and in a folder, with its queues."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
START_SECONDS = 20.0

_DAEMON = """
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
LogLevel warn
MaxLogSize 0
JobRetryInterval 1
DefaultAuthType Basic
<Location />
  Order allow,deny
</Location>
<Policy default>
  <Limit Cancel-Job Get-Job-Attributes>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {root}
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/spool/tmp
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
SystemGroup root
User {user}
"""
_QUEUE = """
<Printer {name}>
Info {name}
DeviceURI {device}
State {state}
{reasons}
Accepting {accepting}
Shared No
JobSheets none none
ErrorPolicy retry-job
</Printer>
"""


@dataclass(frozen=True)
class Queue:
    """One queue without a driver: what it gets goes to the device as it is."""

    device: str
    state: str = "Idle"
    reasons: tuple[str, ...] = ()
    accepting: str = "Yes"


@dataclass
class Tray:
    """A network printer on loopback that keeps each document whole."""

    papers: list[bytes] = field(default_factory=list)
    change: threading.Condition = field(default_factory=threading.Condition)
    port: int = 0

    @property
    def device(self) -> str:
        """How a queue names it."""
        return f"socket://127.0.0.1:{self.port}/?snmp=false&waiteof=false"


def everything_from(line: socket.socket) -> bytes:
    """What is sent until the other side hangs up."""
    line.settimeout(START_SECONDS)
    parts = []
    while part := line.recv(65536):
        parts.append(part)
    return b"".join(parts)


@contextmanager
def tray() -> Iterator[Tray]:
    """A `Tray` that takes documents until the end of the block."""
    made, ending = Tray(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        made.port = server.getsockname()[1]

        def serve() -> None:
            while not ending.is_set():
                try:
                    line, _ = server.accept()
                except TimeoutError:
                    continue
                with line:
                    data = everything_from(line)
                with made.change:
                    made.papers.append(data)
                    made.change.notify_all()

        thread = threading.Thread(target=serve, name="tray")
        thread.start()
        try:
            yield made
        finally:
            ending.set()
            thread.join(START_SECONDS)


@contextmanager
def running_cups(queues: Mapping[str, Queue]) -> Iterator[int]:
    """The port of a CUPS with these queues."""
    # Not in pytest's folder: what carries pages to the device runs as another user, who must get
    # to them.
    with tempfile.TemporaryDirectory(prefix="cups-") as place:
        Path(place).chmod(0o711)
        with _running(Path(place), queues) as port:
            yield port


@contextmanager
def _running(root: Path, queues: Mapping[str, Queue]) -> Iterator[int]:
    assert CUPSD is not None
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    for part in ("spool/tmp", "cache", "state", "ppd", "ssl"):
        (root / part).mkdir(parents=True)
    _write(root / "cupsd.conf", _DAEMON.format(port=port))
    _write(root / "cups-files.conf", _FILES.format(root=root, user=_user()))
    _write(
        root / "printers.conf",
        "".join(
            _QUEUE.format(
                name=name, device=queue.device, state=queue.state, accepting=queue.accepting,
                reasons="\n".join(f"Reason {reason}" for reason in queue.reasons),
            )
            for name, queue in queues.items()
        ),
    )  # fmt: skip
    daemon = subprocess.Popen(
        [CUPSD, "-f", "-c", root / "cupsd.conf", "-s", root / "cups-files.conf"]
    )
    try:
        _until_it_listens(daemon, port)
        yield port
    finally:
        daemon.terminate()
        daemon.wait(START_SECONDS)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    file.chmod(0o640)


def _user() -> str:
    return "lp" if os.geteuid() == 0 else getpass.getuser()


def _until_it_listens(daemon: subprocess.Popen[bytes], port: int) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends and daemon.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("cupsd did not start")
