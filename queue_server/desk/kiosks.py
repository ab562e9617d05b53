"""What is wrong with kiosks: as they tell it, and when nothing is heard of one."""

from datetime import datetime, timedelta

from front_desk.fault_messages import FaultReport
from front_desk.faults import BEAT_SECONDS, Fault
from front_desk.messages import KioskFault
from queue_server.desk.turn import Turn
from queue_server.store.kiosk_states import KioskState

NOTED_SECONDS = 2 * BEAT_SECONDS
"""What a kiosk says is written down when it is news, and else so often: not with every beat."""

SILENT_SECONDS = 7.0
"""A kiosk that was not heard for so long is silent: two beats may be lost."""


def is_noted(turn: Turn, device: str, report: FaultReport) -> bool:
    """Whether the books hold already what a kiosk says, and that it was heard just now."""
    known = turn.repo.kiosk_state(device)
    return (
        known is not None
        and known.faults == _words(report)
        and timedelta() <= turn.now - known.heard_at < timedelta(seconds=NOTED_SECONDS)
    )


def hear(turn: Turn, report: FaultReport) -> None:
    """A kiosk tells how it is; staff are told only what is news."""
    device = turn.actor.name
    known = turn.repo.kiosk_state(device)
    words = _words(report)
    turn.repo.hear_kiosk(device, words, turn.now)
    if (known.faults if known else ()) != words or (known and known.silent_since):
        turn.tell("kiosk.changed", None, {"device": device, "faults": list(words)})


def notice_silence(turn: Turn, device: str) -> None:
    """Nothing was heard of a kiosk for some time; once it is noted that is no news."""
    if turn.repo.note_silence(device, silent_before(turn.now)):
        turn.tell("kiosk.changed", None, {"device": device, "faults": [Fault.SERVER_GONE.value]})


def silent_before(now: datetime) -> datetime:
    """Whoever was heard last before this moment is silent."""
    return now - timedelta(seconds=SILENT_SECONDS)


def faults(turn: Turn) -> tuple[KioskFault, ...]:
    """What somebody has to look after. Of a kiosk that is silent nothing else is known."""
    return tuple(fault for state in turn.repo.kiosk_states() for fault in _faults_of(state))


def _faults_of(state: KioskState) -> tuple[KioskFault, ...]:
    if state.silent_since is not None:
        silent = KioskFault(device=state.device, fault=Fault.SERVER_GONE, since=state.silent_since)
        return (silent,)
    return tuple(KioskFault(device=state.device, fault=Fault(word)) for word in state.faults)


def _words(report: FaultReport) -> tuple[str, ...]:
    return tuple(sorted({fault.value for fault in report.faults}))
