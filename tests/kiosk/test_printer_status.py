"""The printer's state machine: asked in time, told once, and told until heard."""

from hypothesis import given
from hypothesis import strategies as st

from front_desk.printers import PrinterCondition
from kiosk.ports import (
    CoverOpen,
    DeviceError,
    OutOfPaper,
    PaperState,
    PrinterJammed,
    PrinterUnreachable,
)
from kiosk.printer_status import (
    ASK_SECONDS,
    TELL_AGAIN_SECONDS,
    Ask,
    Deed,
    Looked,
    News,
    NotTold,
    PrintBegan,
    PrintEnded,
    PrinterStatus,
    Tell,
    Ticked,
    Told,
    condition_of,
    step,
)

CONDITIONS = st.sampled_from(PrinterCondition)
NEWS = st.one_of(
    st.builds(Looked, CONDITIONS), st.builds(PrintBegan), st.builds(PrintEnded, CONDITIONS),
    st.builds(Told, CONDITIONS), st.builds(NotTold), st.builds(Ticked),
)  # fmt: skip
WALKS = st.lists(st.tuples(NEWS, st.floats(0, 5)), max_size=40)


def walked(walk: list[tuple[News, float]]) -> tuple[PrinterStatus, float, list[Deed]]:
    status, now, done = PrinterStatus(), 0.0, list[Deed]()
    for news, pause in walk:
        now += pause
        status, deeds = step(status, news, now)
        done += deeds
    return status, now, done


@given(WALKS)
def test_it_never_asks_while_it_prints_or_asks(walk: list[tuple[News, float]]) -> None:
    status, now = PrinterStatus(), 0.0
    for news, pause in walk:
        now += pause
        before = status
        status, deeds = step(status, news, now)
        assert status.printing >= 0
        if Ask.NOW in deeds:
            assert isinstance(news, Ticked)
            assert (before.printing, before.asking) == (0, False)
            assert now - before.asked_at >= ASK_SECONDS
            assert status.asking


@given(WALKS)
def test_one_telling_at_a_time_and_always_of_the_latest(walk: list[tuple[News, float]]) -> None:
    status, now = PrinterStatus(), 0.0
    for news, pause in walk:
        now += pause
        before = status
        status, deeds = step(status, news, now)
        told = [deed for deed in deeds if isinstance(deed, Tell)]
        assert len(told) <= 1
        if told:
            assert told[0].condition is status.condition is not status.told
            assert status.telling
            assert not before.telling or isinstance(news, Told | NotTold)


@given(WALKS, CONDITIONS)
def test_from_anywhere_staff_come_to_know_and_then_it_is_quiet(
    walk: list[tuple[News, float]], condition: PrinterCondition
) -> None:
    status, now, _ = walked(walk)
    while status.printing:
        status, _ = step(status, PrintEnded(condition), now)
    status, _ = step(status, Looked(condition), now)
    if status.telling:
        # What was under way may be the news of before.
        status, _ = step(status, NotTold(), now)
    now += TELL_AGAIN_SECONDS + 0.001
    status, deeds = step(status, Ticked(), now)
    if status.told is not condition:
        assert Tell(condition) in deeds
        status, _ = step(status, Told(condition), now)
    assert status.told is condition
    status, deeds = step(status, Looked(condition), now)
    assert deeds == ()
    _, deeds = step(status, Ticked(), now + ASK_SECONDS + 0.001)
    assert deeds == (Ask.NOW,)


def test_what_changed_while_it_was_told_is_told_after_it() -> None:
    ran_out, ready = PrinterCondition.OUT_OF_PAPER, PrinterCondition.READY
    status, deeds = step(PrinterStatus(), Looked(ran_out), 0)
    assert deeds == (Tell(ran_out),)
    status, deeds = step(status, Looked(ready), 1)
    assert deeds == ()
    status, deeds = step(status, Told(ran_out), 1)
    assert deeds == (Tell(ready),)


def test_an_unreachable_server_is_not_told_at_every_tick() -> None:
    status, _ = step(PrinterStatus(), Looked(PrinterCondition.JAMMED), 0)
    status, deeds = step(status, NotTold(), 0)
    assert deeds == ()
    status, deeds = step(status, Ticked(), TELL_AGAIN_SECONDS / 2)
    assert not any(isinstance(deed, Tell) for deed in deeds)
    _, deeds = step(status, Ticked(), TELL_AGAIN_SECONDS)
    assert Tell(PrinterCondition.JAMMED) in deeds


def test_every_answer_of_a_printer_has_its_word() -> None:
    answers: dict[PaperState | DeviceError, str] = {
        PaperState.OK: "ready",
        PaperState.NEAR_END: "near_end",
        OutOfPaper(""): "out_of_paper",
        CoverOpen(""): "cover_open",
        PrinterJammed(""): "jammed",
        PrinterUnreachable(""): "offline",
    }
    assert {condition_of(answer).value for answer in answers} == set(PrinterCondition)
    assert all(condition_of(answer) == word for answer, word in answers.items())
