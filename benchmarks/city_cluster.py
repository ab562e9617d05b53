"""Three database machines on loopback: etcd, Patroni and PostgreSQL on each, from `docs/city`.

The files are those that `docs/operations.md` tells an operator to use; only addresses, folders and
passwords are replaced. Each machine has an address of its own in 127.0.0.0/8, so the ports are the
usual ones.
"""

import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg

HERE = Path(__file__).parent
FILES = HERE.parent / "docs" / "city"
NAMES = ("db1", "db2", "db3")
PORTS = (2379, 2380, 5432, 8008)
BORN_SECONDS = 120.0
LOOK_SECONDS = 0.25
PASSWORD = "only-for-this-run"  # noqa: S105 - a cluster on loopback that is thrown away


class Missing(Exception):
    """Something that the run needs is not on this machine."""


@dataclass(frozen=True)
class Programs:
    """What is started."""

    patroni: Path
    etcd: Path
    postgres: Path

    @classmethod
    def find(cls, patroni: str) -> "Programs":
        """Look for them. Raises `Missing`, naming everything that is not there."""
        missing = []
        found_patroni = shutil.which(patroni)
        if found_patroni is None:
            missing.append(
                "patroni: python3 -m venv DIR && DIR/bin/pip install 'patroni[etcd3,psycopg3]'"
                " 'psycopg[binary]'; then --patroni DIR/bin/patroni"
            )
        etcd = shutil.which("etcd")
        if etcd is None:
            missing.append("etcd: apt-get install etcd-server")
        postgres = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
        if not postgres:
            missing.append("PostgreSQL: apt-get install postgresql")
        if missing or found_patroni is None or etcd is None:
            raise Missing("\n".join(missing))
        return cls(Path(found_patroni).absolute(), Path(etcd), postgres[-1].parent)


@dataclass
class Machine:
    """One machine: a name, an address, a folder and the programs that run."""

    name: str
    address: str
    folder: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """PostgreSQL's data."""
        return self.folder / "data"

    def say(self) -> dict[str, Any]:
        """What its Patroni says of itself; empty when it does not answer."""
        try:
            said: dict[str, Any] = httpx.get(
                f"http://{self.address}:8008/patroni", timeout=2
            ).json()
        except httpx.HTTPError:
            return {}
        return said

    def postgres_pids(self) -> list[int]:
        """The postmaster and everything it started; empty when it does not run."""
        try:
            postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError):
            return []
        return [pid for pid, parent in _processes() if postmaster in (pid, parent)]

    def stop_replication(self) -> None:
        """Freeze the processes that send this machine's log to the standbys."""
        senders = [pid for pid in self.postgres_pids() if "walsender" in _title(pid)]
        if not senders:
            raise RuntimeError(f"{self.name} has no standbys")
        for pid in senders:
            os.kill(pid, signal.SIGSTOP)

    def signal_everything(self, number: signal.Signals) -> None:
        """The same signal to every process of the machine, PostgreSQL's first process first."""
        pids = [process.pid for process in self.running.values() if process.poll() is None]
        for pid in (*pids, *self.postgres_pids()):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue

    def die(self) -> None:
        """As if the power went: every process is killed, none may say good-bye."""
        self.signal_everything(signal.SIGSTOP)
        self.signal_everything(signal.SIGKILL)
        for process in self.running.values():
            process.wait()
        wait_until(lambda: not self.postgres_pids(), 30, f"{self.name} does not die")
        self.running.clear()


class Cluster:
    """Three machines that hold one database."""

    def __init__(self, programs: Programs, folder: Path, *, synchronous: bool = True) -> None:
        self._programs = programs
        self._synchronous = synchronous
        self._folder = folder
        self._as_user = _unprivileged(folder)
        net = _free_net()
        self.machines = tuple(
            Machine(name, f"{net}.{number}", folder / name)
            for number, name in enumerate(NAMES, start=11)
        )

    def start(self, machine: Machine) -> None:
        """Start etcd and Patroni on a machine; Patroni starts PostgreSQL."""
        machine.folder.mkdir(exist_ok=True)
        etcd = dict(
            line.split("=", 1)
            for line in self._filled("etcd.env", machine).splitlines()
            if line and not line.startswith("#")
        )
        (machine.folder / "patroni.yml").write_text(self._filled("patroni.yml", machine))
        _give_away(machine.folder, self._as_user)
        self._spawn(machine, "etcd", [str(self._programs.etcd)], etcd)
        command = [str(self._programs.patroni), str(machine.folder / "patroni.yml")]
        self._spawn(machine, "patroni", command, {"PATRONI_LOG_LEVEL": "INFO"})

    def primary(self) -> Machine | None:
        """The machine that takes writes."""
        for machine in self.machines:
            said = machine.say()
            if said.get("role") in ("primary", "master") and said.get("state") == "running":
                return machine
        return None

    def has_standby(self) -> bool:
        """Whether some machine is a synchronous standby that Patroni may promote."""
        standby = any(machine.say().get("sync_standby") for machine in self.machines)
        return standby or not self._synchronous

    def is_whole(self) -> bool:
        """Whether there is a primary, a synchronous standby and nobody missing."""
        said = [machine.say() for machine in self.machines]
        streaming = [one for one in said if one.get("replication_state") == "streaming"]
        return self.primary() is not None and self.has_standby() and len(streaming) == 2

    def wait_whole(self) -> None:
        """Until all three machines work together."""
        wait_until(self.is_whole, BORN_SECONDS, "the cluster does not come together")

    def url(self, user: str = "motcua", database: str = "motcua") -> str:
        """The address as the operator writes it, every machine in it."""
        hosts = "&".join(f"host={machine.address}:5432" for machine in self.machines)
        return (
            f"postgresql+psycopg://{user}:{PASSWORD}@/{database}?{hosts}"
            "&target_session_attrs=read-write"
        )

    def connect(self, user: str = "postgres", database: str = "motcua") -> psycopg.Connection[Any]:
        """A connection to the primary."""
        return psycopg.connect(
            host=",".join(machine.address for machine in self.machines),
            port="5432",
            user=user,
            password=PASSWORD,
            dbname=database,
            target_session_attrs="read-write",
            connect_timeout=5,
            autocommit=True,
        )

    def make_database(self) -> None:
        """The role and the database of the queue server."""
        with self.connect(database="postgres") as connection:
            connection.execute(f"CREATE ROLE motcua LOGIN PASSWORD '{PASSWORD}'")
            connection.execute("CREATE DATABASE motcua OWNER motcua")

    def switch_over(self) -> None:
        """Ask the primary to hand over, as before maintenance."""
        primary = self.primary()
        if primary is None:
            raise RuntimeError("there is no primary to switch from")
        answer = httpx.post(
            f"http://{primary.address}:8008/switchover",
            json={"leader": primary.name},
            auth=("patroni", PASSWORD),
            timeout=60,
        )
        answer.raise_for_status()

    def stop(self) -> None:
        """End everything."""
        for machine in self.machines:
            machine.signal_everything(signal.SIGCONT)
            machine.die()

    def _filled(self, name: str, machine: Machine) -> str:
        """One of the operator's files, filled in for a machine of this run."""
        text = (FILES / name).read_text()
        for there, here in (
            ("NODE_NAME", machine.name),
            ("NODE_ADDRESS", machine.address),
            ("10.20.0.0/24", "127.0.0.0/8"),
            ("10.20.1.0/24", "127.0.0.0/8"),
            ("10.20.0.1", self.machines[0].address.removesuffix("1")),
            ("/var/lib/postgresql/15/motcua", str(machine.data)),
            ("/var/lib/postgresql/patroni.pgpass", str(machine.folder / "pgpass")),
            ("/usr/lib/postgresql/15/bin", str(self._programs.postgres)),
            ("/var/run/postgresql", str(machine.folder)),
            ("/var/lib/etcd/motcua", str(machine.folder / "etcd")),
            ("shared_buffers: 1GB", "shared_buffers: 128MB"),
        ):
            text = text.replace(there, here)
        if not self._synchronous:
            text = text.replace("synchronous_mode: true", "synchronous_mode: false")
            text = text.replace("synchronous_mode_strict: true", "synchronous_mode_strict: false")
        for secret in ("rest", "superuser", "replication", "rewind"):
            text = text.replace(f"CHANGE-ME-{secret}", PASSWORD)
        return text

    def _spawn(
        self, machine: Machine, name: str, command: list[str], environment: dict[str, str]
    ) -> None:
        with (machine.folder / f"{name}.log").open("ab") as log:
            machine.running[name] = subprocess.Popen(
                command,
                cwd=machine.folder,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                **self._as_user,
            )


@contextmanager
def three_machines(programs: Programs, *, synchronous: bool = True) -> Iterator[Cluster]:
    """A cluster with the queue server's empty database, until the end of the block."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-city-"))
    cluster = Cluster(programs, folder, synchronous=synchronous)
    try:
        for machine in cluster.machines:
            cluster.start(machine)
        cluster.wait_whole()
        cluster.make_database()
        yield cluster
    except BaseException:
        print(f"logs of the machines: {folder}", file=sys.stderr)
        cluster.stop()
        raise
    else:
        cluster.stop()
        shutil.rmtree(folder)


def wait_until(true: Callable[[], bool], seconds: float, otherwise: str) -> None:
    """Until `true()`; raises `TimeoutError` with these words after `seconds`."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(otherwise)
        time.sleep(LOOK_SECONDS)


def _processes() -> Iterator[tuple[int, int]]:
    """Every process with its parent."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        state, parent = stat.rpartition(")")[2].split()[:2]
        if state != "Z":
            yield int(entry.name), int(parent)


def _title(pid: int) -> str:
    """What a process calls itself; PostgreSQL's say what they do."""
    return (Path("/proc") / str(pid) / "cmdline").read_text(errors="replace")


def _free_net() -> str:
    """The first three bytes of loopback addresses whose usual ports nobody has."""
    for _ in range(20):
        net = f"127.{random.randint(1, 254)}.{random.randint(1, 254)}"
        try:
            for number in range(11, 11 + len(NAMES)):
                for port in PORTS:
                    with socket.socket() as probe:
                        probe.bind((f"{net}.{number}", port))
        except OSError:
            continue
        return net
    raise Missing(f"free ports {PORTS} on three loopback addresses")


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How to start programs that refuse root, and whose `folder` this then is."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _give_away(folder: Path, as_user: dict[str, Any]) -> None:
    if as_user:
        for path in (folder, folder / "patroni.yml"):
            os.chown(path, as_user["user"], as_user["group"])
    (folder / "patroni.yml").chmod(0o600)
