"""Two servers over one PostgreSQL behind nginx, with the very file of `docs/city/nginx.conf`.

    python -m benchmarks.proxy --nginx /usr/sbin/nginx

Looks whether events come through at once, whether the servers see who asks, whether what is for
the inside stays inside, and what people notice when one of the processes is killed. On loopback,
with a certificate of its own. Ends non-zero when something is not as it should be.
"""

import argparse
import itertools
import re
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Event

import httpx

from queue_server.seed import Seeded, seed
from queue_server.store.session import Store
from queue_server.web.limits import PER_ADDRESS
from tests.processes import SPAWN, serve_process
from tests.servers import (
    OFFICE,
    START_SECONDS,
    ZONE,
    free_socket,
    key,
    new_database,
    start_postgres,
)

CONF = Path(__file__).parent.parent / "docs" / "city" / "nginx.conf"
EVENTS = 50
KIOSKS = 8
HEARTBEAT_SECONDS = 20.0
_MAIN = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/motcua.conf;
}}
"""


@dataclass
class City:
    """What stands behind the proxy, and how to reach it."""

    url: str
    trust: ssl.SSLContext
    seeded: Seeded = field(repr=False)
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def client(self, token: str = "", source: str = "127.0.0.1") -> Iterator[httpx.Client]:
        """Somebody at this address, with or without a token."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        way = httpx.HTTPTransport(verify=self.trust, local_address=source)
        base = f"{self.url}/api/v1"
        with httpx.Client(base_url=base, headers=headers, transport=way, timeout=40) as client:
            yield client

    def check(self, good: bool, what: str) -> None:  # noqa: FBT001
        """Say what was seen."""
        print(f"{'ok ' if good else 'BAD'} {what}", flush=True)
        if not good:
            self.faults.append(what)


class Process:
    """A server process that can be killed and started again at its port."""

    def __init__(self, database_url: str, folder: Path) -> None:
        with free_socket() as bound:
            self.port: int = bound.getsockname()[1]
        self._folder = folder
        self._settings = {
            "server": {
                "port": self.port,
                "database_url": database_url,
                "public_url": "https://queue.city.example",
                "cookie_secure": True,
            },
            "log": {"level": "error"},
        }
        self._running: SpawnProcess | None = None

    def start(self) -> None:
        """Start, and wait until it is ready."""
        self._running = SPAWN.Process(target=serve_process, args=(self._settings, self._folder))
        self._running.start()
        _wait_for(f"http://127.0.0.1:{self.port}/readyz")

    def kill(self) -> None:
        """As if its machine lost power. Safe when it does not run."""
        if self._running is not None:
            self._running.kill()
            self._running.join(START_SECONDS)


def main() -> int:
    """Run every check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--nginx", type=Path, default=Path("/usr/sbin/nginx"), metavar="PROGRAM")
    options = parser.parse_args()
    with ExitStack() as stack:
        database = stack.enter_context(new_database(stack.enter_context(start_postgres())))
        with Store(database) as store:
            seeded = seed(store, OFFICE, ZONE, keep_hours=False)
        processes = []
        for _ in range(2):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            one = Process(database, folder)
            stack.callback(one.kill)
            one.start()
            processes.append(one)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(nginx(options.nginx, folder, [one.port for one in processes]))
        trust = ssl.create_default_context(cafile=str(folder / "cert.pem"))
        city = City(url, trust, seeded)
        _inside(city)
        _streams(city)
        _addresses(city)
        _killed(city, processes)
    print(f"faults: {len(city.faults)}")
    return 1 if city.faults else 0


@contextmanager
def nginx(program: Path, folder: Path, ports: list[int]) -> Iterator[str]:
    """nginx with the file of `docs/city`, in which only addresses and places are others."""
    with free_socket() as bound:
        port: int = bound.getsockname()[1]
    names = {"queue.city.example": "localhost", "443 ssl": f"127.0.0.1:{port} ssl"}
    names["/etc/ssl/motcua/fullchain.pem"] = str(folder / "cert.pem")
    names["/etc/ssl/motcua/key.pem"] = str(folder / "key.pem")
    text = CONF.read_text(encoding="utf-8")
    for there, here in names.items():
        text = text.replace(there, here)
    servers = iter(ports)
    lines = []
    for line in text.splitlines():
        if re.match(r"\s*server 10\.", line):
            upstream = next(servers, None)
            if upstream is None:
                continue
            line = re.sub(r"10\.[0-9.]+:[0-9]+", f"127.0.0.1:{upstream}", line)  # noqa: PLW2901
        lines.append(line)
    (folder / "motcua.conf").write_text("\n".join(lines), encoding="utf-8")
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder), encoding="utf-8")
    _make_certificate(folder)
    folder.chmod(0o755)
    process = subprocess.Popen(
        [program, "-e", folder / "error.log", "-c", folder / "nginx.conf"],
        stderr=(folder / "stderr").open("wb"),
    )
    try:
        url = f"https://localhost:{port}"
        _wait_for(f"{url}/staff", ssl.create_default_context(cafile=str(folder / "cert.pem")))
        yield url
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def _make_certificate(folder: Path) -> None:
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            "-keyout", folder / "key.pem", "-out", folder / "cert.pem",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip


def _wait_for(url: str, trust: ssl.SSLContext | None = None) -> None:
    begun, pause = time.monotonic(), Event()
    with httpx.Client(verify=trust or True, timeout=2) as client:
        while time.monotonic() - begun < START_SECONDS:
            try:
                client.get(url).raise_for_status()
            except httpx.TransportError:
                pause.wait(0.1)
            else:
                return
    raise TimeoutError(url)


def _inside(city: City) -> None:
    with city.client() as client:
        for path in ("metrics", "readyz", "healthz"):
            status = client.get(f"{city.url}/{path}").status_code
            city.check(status == 403, f"/{path} from outside: {status}")
        page = client.get(f"{city.url}/staff")
        city.check(page.status_code == 200, f"the staff page: {page.status_code}")


def _streams(city: City) -> None:
    """Each event is there as soon as its command is answered; a silent stream stays."""
    late: list[float] = []
    with (
        city.client(city.seeded.board_token) as board,
        city.client(city.seeded.kiosk_token) as kiosk,
        board.stream("GET", "/events") as stream,
    ):
        lines = stream.iter_lines()
        next(line for line in lines if line.startswith("data: "))
        for _ in range(EVENTS):
            issued = kiosk.post("/tickets", json={"service": "ho-tich"}, headers=key())
            answered = time.monotonic()
            said = next(line for line in lines if line.startswith("data: "))
            late.append(time.monotonic() - answered)
            if issued.json()["number"] not in said:
                city.check(False, "the event of another ticket came")  # noqa: FBT003
        usual, worst = statistics.median(late) * 1000, max(late) * 1000
        city.check(
            usual < 250 and worst < 3000,
            f"{EVENTS} events after their answers: {usual:.0f} ms (median), {worst:.0f} ms (most)",
        )
        silent = time.monotonic()
        beat = next((line for line in lines if line.startswith(":")), None)
        waited = time.monotonic() - silent
        city.check(
            beat is not None and waited < HEARTBEAT_SECONDS, f"a heartbeat after {waited:.0f} s"
        )


def _addresses(city: City) -> None:
    """The limit of one address is that of one address, at both servers together."""

    def guess(client: httpx.Client, name: str, **headers: str) -> int:
        body = {"name": name, "password": "doan thu"}
        return client.post("/session", json=body, headers=headers).status_code

    with city.client(source="127.0.0.7") as guesser, city.client(source="127.0.0.8") as other:
        codes = Counter(guess(guesser, f"ten-{turn}") for turn in range(PER_ADDRESS + 5))
        city.check(codes == {401: PER_ADDRESS, 429: 5}, f"guesses from one address: {dict(codes)}")
        code = guess(guesser, "ten", **{"X-Forwarded-For": "203.0.113.9"})
        city.check(code == 429, f"the same with a made-up X-Forwarded-For: {code}")
        code = guess(other, "ten")
        city.check(code == 401, f"a guess from another address: {code}")


class _Crowd:
    """Kiosks that ask again and again, and a board that reads every event."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._enough = Event()
        self.watching = Event()
        self.statuses: Counter[int] = Counter()
        self.numbers: list[str] = []
        self.slowest = 0.0
        self.seen: list[int] = []
        self.breaks = 0

    def ask(self, service: str) -> None:
        """One kiosk, which takes its time as people do."""
        with self._city.client(self._city.seeded.kiosk_token) as kiosk:
            while not self._enough.wait(0.2):
                begun = time.monotonic()
                answer = kiosk.post("/tickets", json={"service": service}, headers=key())
                self.slowest = max(self.slowest, time.monotonic() - begun)
                self.statuses[answer.status_code] += 1
                if answer.status_code == 201:
                    self.numbers.append(answer.json()["number"])

    def watch(self) -> None:
        """The board: it goes on where it was when its stream breaks."""
        with self._city.client(self._city.seeded.board_token) as board:
            self.seen.append(board.get("/board").json()["revision"])
            while not self._enough.is_set():
                try:
                    self._read(board)
                except httpx.TransportError:
                    self.breaks += 1

    def _read(self, board: httpx.Client) -> None:
        after = {"Last-Event-ID": str(self.seen[-1])}
        with board.stream("GET", "/events", headers=after) as stream:
            self.watching.set()
            for line in stream.iter_lines():
                if line.startswith("id: "):
                    self.seen.append(int(line[4:]))
                if self._enough.is_set():
                    break

    def go_home(self) -> None:
        """Enough; one more event lets the board notice."""
        self._enough.set()
        with self._city.client(self._city.seeded.kiosk_token) as kiosk:
            kiosk.post("/tickets", json={"service": "ho-tich"}, headers=key())


def _killed(city: City, processes: list[Process]) -> None:
    """People go on asking while each process is killed and comes back."""
    crowd, pause = _Crowd(city), Event()
    with ThreadPoolExecutor(KIOSKS + 1) as pool:
        running = [pool.submit(crowd.watch)]
        crowd.watching.wait(START_SECONDS)
        services = ("ho-tich", "dat-dai", "cu-tru", "bao-tro")
        running += [pool.submit(crowd.ask, services[turn % 4]) for turn in range(KIOSKS)]
        for one in processes:
            pause.wait(3)
            one.kill()
            pause.wait(5)
            one.start()
        pause.wait(6)
        crowd.go_home()
        for person in running:
            person.result(60)
    answers, numbers = dict(crowd.statuses), crowd.numbers
    city.check(set(answers) == {201}, f"answers while each process was killed once: {answers}")
    city.check(len(set(numbers)) == len(numbers), f"{len(numbers)} numbers, none twice")
    city.check(crowd.slowest < 3, f"the slowest answer took {crowd.slowest:.1f} s")
    gaps = [two for one, two in itertools.pairwise(crowd.seen) if two != one + 1]
    city.check(
        not gaps and crowd.breaks > 0,
        f"a board saw {len(crowd.seen)} events, no gap; its stream broke {crowd.breaks} times",
    )


if __name__ == "__main__":
    sys.exit(main())
