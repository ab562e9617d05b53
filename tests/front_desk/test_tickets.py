"""A ticket's moves and its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.tickets import (
    AT_COUNTER,
    MOVES,
    OPEN_STATES,
    Act,
    ForbiddenMove,
    TicketState,
    after,
    format_number,
    parse_number,
)

SERIES = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
NUMBERS = st.integers(1, 999)


@given(SERIES, NUMBERS, st.sampled_from(["", " ", "-"]))
def test_a_number_is_read_as_it_is_written(series: str, number: int, gap: str) -> None:
    text = format_number(series, number)
    assert parse_number(text) == (series, number)
    assert parse_number(f" {series.lower()}{gap}{number} ") == (series, number)


@given(st.text(max_size=12))
def test_other_text_is_refused_or_a_number_in_range(text: str) -> None:
    try:
        series, number = parse_number(text)
    except ValueError:
        return
    assert series.isascii()
    assert 1 <= number <= 999


@pytest.mark.parametrize("text", ["", "A", "12", "A0", "A000", "A1234", "ABC1", "Á12", "A१२"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a ticket number"):
        parse_number(text)


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_a_number_outside_the_series_is_not_written(number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        format_number("A", number)


def test_every_pair_is_allowed_or_a_typed_refusal() -> None:
    for state in TicketState:
        for act in Act:
            if (state, act) in MOVES:
                assert after(state, act) in TicketState
            else:
                with pytest.raises(ForbiddenMove):
                    after(state, act)


def test_nothing_moves_a_finished_or_cancelled_ticket() -> None:
    ended = {TicketState.FINISHED, TicketState.CANCELLED}
    assert not [pair for pair in MOVES if pair[0] in ended]
    assert set(TicketState) - ended - {TicketState.LEFT} == OPEN_STATES


def test_only_a_called_ticket_is_missed_and_it_can_come_back() -> None:
    assert [state for state, act in MOVES if act is Act.MISS] == [TicketState.CALLED]
    assert after(TicketState.MISSED, Act.RESTORE) is TicketState.WAITING


def test_a_call_and_a_service_start_at_a_counter() -> None:
    assert {after(*pair) for pair in MOVES if pair[1] in {Act.CALL, Act.SERVE}} == AT_COUNTER
