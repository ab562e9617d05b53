"""How fast numbers are issued and called: the whole server, over HTTP, with nothing left out.

    python -m benchmarks.queue --old-tickets 1000000

Each line is a server process of its own: tokens and sessions, CSRF, idempotency, events, calls, a
synced commit before each answer, and one open event stream for each office. Sixteen connections
from another process, which is this one, on the same machine. One ticket in five has priority, every
other one belongs to a person by keyed hash. In the same run, a bare FastAPI and SQLite.

Servers take turns, block by block, so that whatever else the machine does falls on all of them. In
each block numbers are issued, then called, served and finished: at most 400 people wait in one
office. In `call` all counters call and are freed while the clock stands; `cycle` is sixteen clerks
who call, serve and finish without a pause, and counts all three acts. "CPU ms" is the server's
processor time for each, "client" this process's share of one processor.

After warming up, PostgreSQL counts what is in its tables, which its autovacuum does within a minute
of the first work; until then it looks tickets up through the wrong index.

A series has 999 numbers a day, so one office cannot go on for ever: "1 office" takes at most 5,994.
"32 offices" is a city, where each connection goes from office to office.
"""

import argparse
import sys
import tempfile
import uuid
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import wards
from benchmarks.load import Answer, Clients, Listener, Request, Round, Script, http
from benchmarks.wards import Ward
from queue_server.seed import CLASSES, SERVICES
from tests.servers import free_socket, new_database, start_postgres

CLIENTS = 16
CITY = 32
MOST_BLOCKS = 13
"""More would use up the numbers of one office."""

TARGET_PER_SECOND = 800
TARGET_P99_MS = 50.0


@dataclass
class Subject:
    """A server under measurement, and its figures so far by phase."""

    name: str
    clients: Clients
    processes: tuple[int, ...]
    rounds: dict[str, Round] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)

    def measure(self, phase: str, scripts: list[Script]) -> None:
        """Run scripts, and count time and processor time under `phase`."""
        before = sum(map(wards.cpu_seconds, self.processes))
        done = self.clients.run(scripts)
        used = sum(map(wards.cpu_seconds, self.processes)) - before
        self.cpu[phase] = self.cpu.get(phase, 0.0) + used
        self.rounds.setdefault(phase, Round()).add(done)

    def forget(self) -> None:
        """Begin the figures afresh, after warming up."""
        self.rounds.clear()
        self.cpu.clear()

    def block(self) -> None:
        """Issue numbers and see everybody served."""
        raise NotImplementedError

    def problems(self) -> list[str]:
        """What went wrong besides being slow."""
        return []


class Bare(Subject):
    """The yard-stick."""

    turns = 25

    def block(self) -> None:
        """As the desk does, without a desk."""
        self.measure("issue", [self._issue(number) for number in range(CLIENTS)])
        self.measure("call", [self._call() for _ in range(CLIENTS)])

    def _issue(self, client: int) -> Script:
        for turn in range(self.turns):
            yield from expect(
                201, http("POST", "/tickets", {}, wanted(client + turn), kind="issue")
            )

    def _call(self) -> Script:
        for _ in range(self.turns):
            yield from expect(200, http("POST", "/calls", {}, kind="call"))


@dataclass
class Desk(Subject):
    """The queue server with these offices."""

    offices: tuple[Ward, ...] = ()
    listeners: tuple[Listener, ...] = ()
    database_url: str = ""

    def forget(self) -> None:
        """As ever; and PostgreSQL looks at its new tables, as it does by itself after a minute."""
        super().forget()
        if self.database_url:
            wards.analyse(self.database_url)

    def block(self) -> None:
        """Issue, call from every counter at once, serve, finish."""
        many = len(self.offices)
        issued, rounds, cycles = (25, 12, 13) if many == 1 else (2 * many, 1, many)
        clients = range(CLIENTS)
        self.measure("issue", [self._issue(client, issued) for client in clients])
        for _ in range(rounds):
            at: dict[tuple[str, int], str] = {}
            self.measure("call", [self._call(client, at) for client in clients])
            self.clients.run([self._free(client, at) for client in clients])
        self.measure("cycle", [self._cycle(client, cycles) for client in clients])

    def problems(self) -> list[str]:
        """Whether every event came to the streams, once and in order."""
        self.clients.settle(1.0)
        found = []
        for ward, listener in zip(self.offices, self.listeners, strict=True):
            heard = listener.revisions()
            if not heard or heard != list(range(heard[0], heard[0] + len(heard))):
                found.append(f"{self.name}: the stream of {ward.code} missed events")
        return found

    def _ward(self, number: int) -> Ward:
        return self.offices[number % len(self.offices)]

    def _issue(self, client: int, turns: int) -> Script:
        for number in range(client, client + turns):
            request = command("/tickets", self._ward(number).kiosk, wanted(number), kind="issue")
            yield from expect(201, request)

    def _call(self, client: int, at: dict[tuple[str, int], str]) -> Script:
        for number in range(client, client + len(self.offices)):
            ward = self._ward(number)
            path = f"/counters/quay-{client + 1}/call-next"
            answer = yield from expect(200, command(path, ward.clerks[client], kind="call"))
            at[ward.code, client] = ticket_of(answer)

    def _free(self, client: int, at: dict[tuple[str, int], str]) -> Script:
        for ward in self.offices:
            yield from serve(at[ward.code, client], ward.clerks[client])

    def _cycle(self, client: int, turns: int) -> Script:
        for number in range(client, client + turns):
            clerk = self._ward(number).clerks[client]
            path = f"/counters/quay-{client + 1}/call-next"
            answer = yield from expect(200, command(path, clerk, kind="cycle"))
            yield from serve(ticket_of(answer), clerk, kind="cycle")


def serve(ticket: str, clerk: dict[str, str], *, kind: str = "") -> Script:
    """See a called ticket through to its end."""
    for act in ("serve", "finish"):
        yield from expect(200, command(f"/tickets/{ticket}/{act}", clerk, kind=kind))


def command(path: str, headers: dict[str, str], body: bytes = b"", *, kind: str = "") -> Request:
    """A command with a key of its own."""
    keyed = {**headers, "Idempotency-Key": uuid.uuid4().hex}
    return http("POST", f"/api/v1{path}", keyed, body, kind=kind)


def wanted(number: int) -> bytes:
    """What a kiosk asks for: services in turn, one in five with priority, half with a card."""
    body = f'{{"service":"{SERVICES[number % len(SERVICES)].code}"'
    if number % 5 == 0:
        body += f',"priority":"{CLASSES[0].code}"'
    if number % 2 == 0:
        body += f',"person_key":"{uuid.uuid4().hex}{uuid.uuid4().hex}"'
    return f"{body}}}".encode()


def expect(status: int, request: Request) -> Generator[Request, Answer, Answer]:
    """Send a request; its answer. Raises `RuntimeError` for another status."""
    answer = yield request
    if answer.status != status:
        raise RuntimeError(f"{answer.status} instead of {status}: {answer.body[:300]!r}")
    return answer


def ticket_of(answer: Answer) -> str:
    """The id in a ticket's JSON."""
    return answer.body.partition(b'"id":"')[2].partition(b'"')[0].decode()


@contextmanager
def bare() -> Iterator[Subject]:
    """The yard-stick, serving."""
    with tempfile.TemporaryDirectory() as folder, free_socket() as bound:
        port = bound.getsockname()[1]
        file = str(Path(folder, "bare.sqlite3"))
        bound.close()
        command = [sys.executable, "-m", "benchmarks.yardstick", str(port), file]
        with wards.running(command, port) as process, Clients(port, CLIENTS) as clients:
            yield Bare("bare FastAPI, sqlite", clients, (process,))


@contextmanager
def desk(postgres: str, offices: int, old_tickets: int) -> Iterator[Subject]:
    """The queue server, serving; on SQLite when `postgres` is empty."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(new_database(postgres)) if postgres else ""
        with wards.open_store(url, folder) as store:
            made = tuple(wards.furnish(store, f"phuong-{number}") for number in range(offices))
        if old_tickets:
            wards.add_history(url, folder, [ward.code for ward in made], old_tickets)
        port, process = stack.enter_context(wards.server(url, folder))
        clients = stack.enter_context(Clients(port, CLIENTS))
        listeners = tuple(Listener(port, ward.board) for ward in made)
        for listener in listeners:
            clients.listen(listener)
        name = f"{'postgres' if postgres else 'sqlite'}, {offices} office{'s'[: offices > 1]}"
        if old_tickets:
            name += f", {old_tickets:,} old"
        yield Desk(name, clients, (process,), offices=made, listeners=listeners, database_url=url)


def percentile(times: Sequence[float], part: float) -> float:
    """The time that this part of all times does not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def line(name: str, phase: str, done: Round, cpu: float) -> str:
    """The figures of one phase."""
    times = done.answers[phase]
    rate = len(times) / done.seconds
    p50, p99 = (percentile(times, part) * 1000 for part in (0.5, 0.99))
    return (
        f"{name:34} {phase:6} {len(times):6} {rate:7.0f} {p50:7.1f} {p99:7.1f}"
        f" {cpu / len(times) * 1000:9.2f} {done.own_cpu / done.seconds * 100:7.0f} %"
    )


def report(subjects: Sequence[Subject]) -> bool:
    """Print every figure; whether the targets are met and nothing went wrong."""
    print(
        f"{'server':34} {'phase':6} {'count':>6} {'per s':>7} {'p50 ms':>7} {'p99 ms':>7}"
        f" {'CPU ms':>9} {'client':>9}"
    )
    good = True
    for subject in subjects:
        for phase, done in subject.rounds.items():
            print(line(subject.name, phase, done, subject.cpu[phase]))
            times = done.answers[phase]
            if isinstance(subject, Desk) and phase != "cycle":
                good &= len(times) / done.seconds >= TARGET_PER_SECOND
                good &= percentile(times, 0.99) * 1000 < TARGET_P99_MS
        for problem in subject.problems():
            print(problem)
            good = False
    print(f"issue and call each ≥ {TARGET_PER_SECOND}/s, p99 < {TARGET_P99_MS:.0f} ms:", end=" ")
    print("met" if good else "NOT MET")
    return good


def main() -> int:
    """Measure every server and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--offices", choices=("1", str(CITY), "both"), default="both")
    parser.add_argument("--old-tickets", type=int, default=0, help="also with so many of them")
    parser.add_argument("--blocks", type=int, default=10, help=f"1 to {MOST_BLOCKS}")
    options = parser.parse_args()
    cities = (1, CITY) if options.offices == "both" else (int(options.offices),)
    with ExitStack() as stack:
        postgres = []
        if options.database in ("sqlite", "both"):
            postgres.append("")
        if options.database in ("postgres", "both"):
            postgres.append(stack.enter_context(start_postgres()))
        subjects = [stack.enter_context(bare())]
        for address in postgres:
            for offices in cities:
                subjects += [
                    stack.enter_context(desk(address, offices, old))
                    for old in sorted({0, options.old_tickets})
                ]
        for number in range(min(options.blocks, MOST_BLOCKS) + 1):
            for subject in subjects:
                subject.block()
                if number == 0:
                    subject.forget()
        return 0 if report(subjects) else 1


if __name__ == "__main__":
    sys.exit(main())
