"""What a counter's page shows first is who is called next."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from front_desk.messages import TicketView
from queue_server.desk import acts, counters
from tests.desk_kit import MONDAY_MORNING, DeskKit

CLASSES = (None, "tu-75-tuoi", "khuyet-tat")


def first_shown(kit: DeskKit) -> str:
    """The number at the head of counter 1's list."""
    return kit.see(lambda turn: counters.queue_view(turn, "quay-1")).waiting[0].number


def call_and_finish(kit: DeskKit) -> TicketView:
    """Call whoever is next, and let them go."""
    called = kit.call()
    kit.act(acts.serve, called)
    return kit.act(acts.finish, called)


def test_after_the_last_overtaking_call_the_page_shows_the_ordinary_one_first(
    kit: DeskKit,
) -> None:
    ordinary = kit.issue()
    kit.clock.forward(minutes=1)
    for _ in range(6):
        kit.issue(priority="tu-75-tuoi")
    kit.clock.forward(minutes=30)
    kit.open()
    for _ in range(3):
        assert first_shown(kit) != ordinary.number
        call_and_finish(kit)
    assert first_shown(kit) == ordinary.number
    assert kit.call().number == ordinary.number


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(CLASSES), min_size=1, max_size=9), st.integers(0, 20))
def test_whoever_is_shown_first_is_called(
    kit: DeskKit, people: list[str | None], minutes: int
) -> None:
    kit.clock.now = MONDAY_MORNING
    for priority in people:
        kit.issue(priority=priority)
        kit.clock.forward(minutes=1)
    kit.clock.forward(minutes=minutes)
    kit.open()
    for _ in people:
        shown = first_shown(kit)
        assert call_and_finish(kit).number == shown
