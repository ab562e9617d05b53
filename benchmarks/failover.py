"""What a city loses when its primary database machine dies: run for real on loopback.

    python -m benchmarks.failover --patroni DIR/bin/patroni

Three machines (etcd, Patroni, PostgreSQL with synchronous replication, set up by the files in
`docs/city`), two queue servers, kiosks that take tickets, screens that follow the events. Under
load the primary's machine is killed; the next one freezes and wakes up again; the next one hands
over in good order; the last one dies after its standbys have heard nothing for three seconds. At
the end every ticket that a kiosk was promised is compared with the database. Exit status 1 for any
loss, 2 when something that the run needs is missing.

`--asynchronous` is the control: the same without synchronous replication, which must be found to
lose tickets (exit status 1).
"""

import argparse
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from benchmarks.city_cluster import (
    BORN_SECONDS,
    HERE,
    Cluster,
    Machine,
    Missing,
    Programs,
    three_machines,
    wait_until,
)
from benchmarks.city_load import Ack, Kiosk, Screen, take_number
from queue_server.accounts import add_device
from queue_server.seed import seed
from queue_server.store.session import Store

ZONE = "Asia/Ho_Chi_Minh"
NUMBERS_A_DAY = 6 * 999 * 0.9
"""What an office of six services can give out, with something to spare."""

STEADY_SECONDS = 10.0
SETTLING_SECONDS = 5.0
READY_SECONDS = 30.0
BEHIND_SECONDS = 3.0
FAULTS = ("kill", "freeze", "switchover", "behind")


@dataclass
class Fault:
    """One interruption. Times are monotonic seconds."""

    kind: str
    machine: str
    began: float
    promoted: float = 0.0
    new_primary: str = ""
    issuing_again: float = 0.0
    whole_again: float = 0.0


@dataclass
class Findings:
    """What the comparison found; every count of the first part must be 0."""

    lost: int = 0
    changed: int = 0
    duplicates: int = 0
    unasked: int = 0
    revision_gaps: int = 0
    answered_otherwise: int = 0
    screen_gaps: int = 0
    replayed: int = 0
    revisions: int = 0

    @property
    def faultless(self) -> bool:
        """Whether nothing was lost, doubled or skipped."""
        return not any(
            (
                self.lost, self.changed, self.duplicates, self.unasked, self.revision_gaps,
                self.answered_otherwise, self.screen_gaps,
            )
        )  # fmt: skip


@dataclass
class City:
    """Everything that runs during a campaign."""

    cluster: Cluster
    ports: tuple[int, ...]
    kiosks: list[Kiosk]
    screens: list[Screen]
    stop: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Let everybody in."""
        for run in [one.run for one in self.kiosks] + [one.run for one in self.screens]:
            thread = threading.Thread(target=run, args=(self.stop,), daemon=True)
            self.threads.append(thread)
            thread.start()

    def acks(self) -> list[Ack]:
        """Every promise so far, in the order of the promises."""
        return sorted(
            (ack for kiosk in self.kiosks for ack in list(kiosk.acks)), key=lambda ack: ack.acked
        )

    def newest_ack(self) -> float:
        """When the newest promise was given."""
        return max((kiosk.acks[-1].acked for kiosk in self.kiosks if kiosk.acks), default=0.0)


def break_and_mend(city: City, kind: str) -> Fault:
    """One fault under load, until the cluster is whole and numbers flow again."""
    cluster = city.cluster
    machine = cluster.primary()
    if machine is None:
        raise RuntimeError("there is no primary to break")
    fault = Fault(kind, machine.name, time.monotonic())
    print(f"  {kind}: {machine.name}, the primary", flush=True)
    others = [one for one in cluster.machines if one is not machine]
    if kind == "kill":
        machine.die()
    elif kind == "behind":
        machine.stop_replication()
        time.sleep(BEHIND_SECONDS)
        machine.die()
    elif kind == "freeze":
        machine.signal_everything(signal.SIGSTOP)
    else:
        cluster.switch_over()
    wait_until(lambda: _primary_of(others) is not None, BORN_SECONDS, "nobody was promoted")
    fault.promoted = time.monotonic()
    promoted = _primary_of(others)
    fault.new_primary = promoted.name if promoted else ""
    wait_until(lambda: city.newest_ack() > fault.promoted, BORN_SECONDS, "no number is issued")
    fault.issuing_again = next(ack.acked for ack in city.acks() if ack.acked > fault.promoted)
    time.sleep(STEADY_SECONDS)
    if kind in {"kill", "behind"}:
        cluster.start(machine)
    elif kind == "freeze":
        machine.signal_everything(signal.SIGCONT)
    cluster.wait_whole()
    fault.whole_again = time.monotonic()
    time.sleep(STEADY_SECONDS)
    return fault


def _primary_of(machines: Sequence[Machine]) -> Machine | None:
    return next((one for one in machines if one.say().get("role") == "primary"), None)


def compare(city: City) -> Findings:
    """Every promise against the rows of the new primary."""
    found = Findings()
    acks = city.acks()
    offices = sorted({ack.office for ack in acks})
    numbers = Counter((ack.office, ack.service, ack.number) for ack in acks)
    tickets = Counter(ack.ticket for ack in acks)
    found.duplicates = sum(times - 1 for times in (*numbers.values(), *tickets.values()))
    with Store(city.cluster.url()) as store:
        for office in offices:
            mine = {ack.ticket: ack for ack in acks if ack.office == office}
            _compare_office(store, office, mine, found)
    _ask_again(city, acks, found)
    for screen in city.screens:
        found.screen_gaps += screen.gaps()
    return found


def _compare_office(store: Store, office: str, acks: dict[int, Ack], found: Findings) -> None:
    events = store.read_now(lambda unit: unit.at(office).events_after(0, 1_000_000))
    issued = {event.ticket or 0 for event in events if event.kind == "ticket.issued"}
    found.lost += len(acks.keys() - issued)
    found.unasked += len(issued - acks.keys())
    found.revision_gaps += sum(
        event.revision != expected for expected, event in enumerate(events, start=1)
    )
    found.revisions += len(events)
    rows = store.read_now(
        lambda unit: [unit.at(office).ticket(ticket) for ticket in acks.keys() & issued]
    )
    for row in rows:
        ack = acks[row.id]
        found.changed += (row.label, row.service) != (ack.number, ack.service)


def _ask_again(city: City, acks: list[Ack], found: Findings) -> None:
    """Every tenth promise once more, at each server: the same key must get the same ticket."""
    tokens = {(kiosk.office, kiosk.device): kiosk.token for kiosk in city.kiosks}
    for port in city.ports:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        for ack in acks[::10]:
            token = tokens[ack.office, ack.device]
            outcome, said = take_number(connection, token, ack.key, ack.service)
            found.replayed += 1
            found.answered_otherwise += outcome != "201" or int(said["id"]) != ack.ticket
        connection.close()


def report(city: City, faults: list[Fault], found: Findings) -> None:
    """Print what happened."""
    acks = city.acks()
    unanswered = sum(len(kiosk.unanswered) for kiosk in city.kiosks)
    print(f"\ntickets promised   {len(acks)} by {len(city.kiosks)} kiosks")
    print(f"never promised     {unanswered}")
    for name in (
        "lost", "changed", "duplicates", "unasked", "revision_gaps", "answered_otherwise",
        "screen_gaps",
    ):  # fmt: skip
        print(f"{name.replace('_', ' '):<19}{getattr(found, name)}")
    print(f"revisions          {found.revisions} in a row; keys asked again: {found.replayed}")
    for port, screen in zip(city.ports, city.screens, strict=True):
        print(
            f"screen at {port:<9}{len(screen.seen)} events, {screen.connections} connections, "
            f"{screen.snapshots} snapshots"
        )
    for fault in faults:
        _report_fault(city, fault, acks)


def _report_fault(city: City, fault: Fault, acks: list[Ack]) -> None:
    end = fault.whole_again
    moments = [fault.began, *(ack.acked for ack in acks if fault.began <= ack.acked <= end)]
    gap = max((later - sooner for sooner, later in pairwise(moments)), default=0.0)
    outcomes = Counter(
        what for kiosk in city.kiosks for when, what in kiosk.outcomes if fault.began <= when <= end
    )
    print(f"\n{fault.kind} of {fault.machine}")
    print(f"  promoted         {fault.new_primary} after {fault.promoted - fault.began:.1f} s")
    print(f"  no number for    {gap:.1f} s")
    print(f"  whole again      after {fault.whole_again - fault.began:.1f} s")
    for name, low, high in (
        ("before", fault.began - STEADY_SECONDS, fault.began),
        ("around", fault.began, fault.issuing_again + SETTLING_SECONDS),
        ("after", fault.issuing_again + SETTLING_SECONDS, end),
    ):
        took = sorted(ack.seconds for ack in acks if low <= ack.acked < high)
        if len(took) > 1:
            print(
                f"  {name:<17}{len(took)} tickets, median {1000 * statistics.median(took):.0f} ms, "
                f"p99 {1000 * _p99(took):.0f} ms, longest {1000 * took[-1]:.0f} ms"
            )
    for what, times in outcomes.most_common():
        print(f"    {times:>6} × {what}")


def _p99(ordered: Sequence[float]) -> float:
    return ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]


@contextmanager
def server(cluster: Cluster, port: int, log: Path) -> Iterator[None]:
    """A queue server as an operator starts it, until the end of the block."""
    with log.open("wb") as out, tempfile.TemporaryDirectory() as data:
        process = subprocess.Popen(
            [sys.executable, "-m", "motcua", "server", "--port", str(port), "--data", data,
             "--set", "log.level=warning", "--set", "office.code=city-1"],
            cwd=HERE.parent,
            env={**os.environ, "DATABASE_URL": cluster.url()},
            stdout=out,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            wait_until(lambda: _listens(port), READY_SECONDS, f"the server does not start: {log}")
            yield
        finally:
            process.terminate()
            # uvicorn stops cleanly, then ends by the signal that it was sent.
            if process.wait(READY_SECONDS) not in (0, -signal.SIGTERM):
                print(f"the server at {port} did not stop cleanly: {log}", file=sys.stderr)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def furnish(cluster: Cluster, clients: int, seconds: float, ports: tuple[int, ...]) -> City:
    """Offices with two kiosks each, and a screen at each server."""
    pace = max(0.05, 2 * seconds / NUMBERS_A_DAY)
    kiosks: list[Kiosk] = []
    board = ""
    with Store(cluster.url()) as store:
        for number in range(1, (clients + 1) // 2 + 1):
            office = f"city-{number}"
            seeded = seed(store, office, ZONE, keep_hours=False)
            board = board or seeded.board_token
            for device in ("kiosk-a", "kiosk-b"):
                if len(kiosks) < clients:
                    token = add_device(store, office, device, "kiosk")
                    kiosks.append(Kiosk(office, device, token, _from(ports, len(kiosks)), pace))
    return City(cluster, ports, kiosks, [Screen(port, board) for port in ports])


def _from(ports: tuple[int, ...], start: int) -> tuple[int, ...]:
    turn = start % len(ports)
    return ports[turn:] + ports[:turn]


def campaign(
    programs: Programs, faults: Sequence[str], clients: int, logs: Path, *, synchronous: bool
) -> bool:
    """Set up, break, compare; whether nothing was lost."""
    ports = (_free_port(), _free_port())
    print("three machines: etcd, Patroni, PostgreSQL", flush=True)
    with three_machines(programs, synchronous=synchronous) as cluster, ExitStack() as servers:
        city = furnish(cluster, clients, 100.0 * len(faults) + 20, ports)
        for port in ports:
            servers.enter_context(server(cluster, port, logs / f"server-{port}.log"))
        city.start()
        time.sleep(SETTLING_SECONDS + STEADY_SECONDS)
        happened = [break_and_mend(city, kind) for kind in faults]
        for kiosk in city.kiosks:
            kiosk.every_seconds = 3600.0
        _settle(city)
        found = compare(city)
        report(city, happened, found)
    return found.faultless and not any(kiosk.unanswered for kiosk in city.kiosks)


def _settle(city: City) -> None:
    """Wait until nothing is under way and the screens have seen everything; then stop."""
    time.sleep(1)
    office = city.kiosks[0].office
    with Store(city.cluster.url()) as store:
        newest = store.read_now(lambda unit: unit.at(office).revision())
    wait_until(
        lambda: all(screen.seen and screen.seen[-1] >= newest for screen in city.screens),
        READY_SECONDS,
        "a screen does not hear of everything",
    )
    city.stop.set()
    for thread in city.threads[: len(city.kiosks)]:
        thread.join(BORN_SECONDS)


def main() -> int:
    """Run the campaign; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--patroni", default="patroni", help="the program; default: on the path")
    parser.add_argument("--faults", default=",".join(FAULTS), help="in this order")
    parser.add_argument("--clients", type=int, default=16, help="kiosks, two an office")
    parser.add_argument("--asynchronous", action="store_true", help="the control: tickets are lost")
    parser.add_argument("--logs", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    faults = options.faults.split(",")
    if unknown := set(faults) - set(FAULTS):
        parser.error(f"no such fault: {', '.join(sorted(unknown))}")
    try:
        programs = Programs.find(options.patroni)
        faultless = campaign(
            programs, faults, options.clients, options.logs, synchronous=not options.asynchronous
        )
    except Missing as missing:
        print(f"missing:\n{missing}", file=sys.stderr)
        return 2
    print("\nnothing was lost" if faultless else "\nSOMETHING WAS LOST")
    return 0 if faultless else 1


if __name__ == "__main__":
    sys.exit(main())
