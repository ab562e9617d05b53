"""Servers with one fault each, to see that the proof would notice.

Where the database would refuse what a fault does, the constraint goes as well; that it is missing
is a mutant of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from front_desk.tickets import TicketState
from tests.proofs import faults_of_rules as rules
from tests.proofs import faults_of_writing as writing

SAME_NUMBER = "ALTER TABLE tickets DROP CONSTRAINT uq_tickets_office_business_day_series_number"
SAME_PERSON = "DROP INDEX uq_tickets_pending"
SAME_COUNTER = "DROP INDEX uq_tickets_at_counter"
SAME_REVISION = "ALTER TABLE events DROP CONSTRAINT pk_events"
SAME_KEY = "ALTER TABLE idempotency_keys DROP CONSTRAINT pk_idempotency_keys"


@dataclass(frozen=True)
class Mutant:
    """A fault: how to sow it into a server's process, and the constraints that go with it."""

    about: str
    apply: Callable[[], None] | None = None
    without: tuple[str, ...] = ()

    def is_caught_by(self, judges: set[str]) -> bool:
        """Whether it is; that a constraint is missing says nothing of a fault that needs this."""
        return bool(judges - {"constraints"} if self.apply else judges)


def sow(name: str) -> None:
    """Make this process a mutant. Raises `KeyError`."""
    apply = MUTANTS[name].apply
    if apply is not None:
        apply()


MUTANTS: dict[str, Mutant] = {
    "numbers-without-lock": Mutant(
        "the next number is read and then written, without a lock",
        writing.numbers_read_then_written,
    ),
    "numbers-twice": Mutant(
        "the same, and the database takes a number twice",
        writing.numbers_read_then_written,
        (SAME_NUMBER,),
    ),
    "numbers-again": Mutant(
        "the number of a cancelled ticket is given out again",
        writing.numbers_of_the_cancelled_again,
        (SAME_NUMBER,),
    ),
    "numbers-skipped": Mutant("a number is left out now and then", writing.numbers_skipped),
    "unique-number-missing": Mutant("no UNIQUE on numbers", without=(SAME_NUMBER,)),
    "unique-counter-missing": Mutant("no UNIQUE on tickets at counters", without=(SAME_COUNTER,)),
    "unique-revision-missing": Mutant("no UNIQUE on revisions", without=(SAME_REVISION,)),
    "unique-key-missing": Mutant("no UNIQUE on idempotency keys", without=(SAME_KEY,)),
    "office-unlocked": Mutant(
        "commands of one office run at the same time", writing.office_unlocked
    ),
    "keys-not-kept": Mutant("every copy of a command is carried out", writing.keys_not_kept),
    "keys-kept-late": Mutant("keys are kept after the commit", writing.keys_kept_after_the_commit),
    "keys-without-body": Mutant("a key is good for any body", writing.bodies_of_keys_ignored),
    "keys-without-scope": Mutant("a key is everybody's", writing.keys_of_all_in_one_scope),
    "answers-forgotten": Mutant("keys are kept without their answers", writing.answers_forgotten),
    "refusals-forgotten": Mutant(
        "a refused command may be carried out later", writing.refusals_forgotten
    ),
    "answered-early": Mutant("answered before the commit", writing.answered_before_the_commit),
    "commits-lost": Mutant("answered although the commit was lost", writing.commits_lost),
    "answers-mixed-up": Mutant(
        "an answer goes to somebody else now and then", writing.answers_mixed_up
    ),
    "finish-not-written": Mutant(
        "one finish in three is answered and not written",
        writing.written_in_words_only(TicketState.FINISHED, 3),
    ),
    "events-left-out": Mutant("a miss is not told", writing.events_left_out),
    "revisions-with-gaps": Mutant(
        "a revision is left out now and then", writing.revisions_with_gaps
    ),
    "revisions-without-lock": Mutant(
        "the next revision is read and then written, without a lock",
        writing.revisions_read_then_written,
    ),
    "others-not-woken": Mutant("streams at the other server hear late", writing.others_not_woken),
    "calls-without-locks": Mutant("a ticket is called without a lock", rules.calls_without_locks),
    "busy-not-noticed": Mutant("a busy counter may call", rules.busy_counters_not_noticed),
    "two-at-a-counter": Mutant(
        "the same, and the database takes two at a counter",
        rules.busy_counters_not_noticed,
        (SAME_COUNTER,),
    ),
    "missed-stay": Mutant(
        "who did not come keeps the counter busy", rules.missed_keep_their_counter
    ),
    "latest-first": Mutant("who came last is called first", rules.the_latest_first),
    "wrong-counter": Mutant(
        "who was sent to a counter is called to any", rules.sent_to_any_counter
    ),
    "cancelled-called": Mutant("cancelled tickets are called", rules.the_cancelled_called),
    "waiting-recalled": Mutant("who waits can be recalled", rules.waiting_ones_recalled),
    "transfer-loses-place": Mutant(
        "a transfer goes to the end", rules.places_lost("wanted_counter")
    ),
    "restore-loses-place": Mutant("a restored one goes to the end", rules.places_lost("parked_by")),
    "strangers": Mutant("anybody may act at anybody's counter", rules.strangers_at_counters),
    "undone-halfway": Mutant("undo restores the state only", rules.undone_halfway),
    "undone-too-late": Mutant("undo after other acts", rules.undone_although_things_went_on),
    "persons-twice": Mutant(
        "a person may wait twice for a service", rules.second_tickets_not_noticed, (SAME_PERSON,)
    ),
    "tickets-from-memory": Mutant("tickets are read from a cache", rules.tickets_from_memory),
}
"""Every mutant by its name."""
