"""The session: effects done by real workers, facts brought back, and the clock."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from front_desk.cards import CardWarning
from front_desk.errors import ErrorCode
from front_desk.faults import Fault
from front_desk.messages import (
    CheckInRequest,
    HelpRequest,
    Standing,
)
from front_desk.persons import person_key
from front_desk.tickets import TicketState
from kiosk import events as ev
from kiosk.clocks import Moment
from kiosk.devices.simulated import (
    SAMPLE_CARD,
)
from kiosk.faults import CLOCK, SERVER
from kiosk.ports import (
    CameraMissing,
    Guidance,
    OutOfPaper,
    Spare,
    SpeechFailed,
)
from kiosk.scanning import FORGOTTEN_AFTER
from kiosk.spoken_lines import spoken_line
from kiosk.spoken_words import Line
from kiosk.visit import Aids, HelpState, Hint, Paper, Screen, Trouble
from tests.kiosk import made_up
from tests.kiosk.kiosk_kit import ANSWER_SECONDS, SECRET, Kiosk


@pytest.fixture
def kiosk() -> Iterator[Kiosk]:
    made = Kiosk()
    made.open()
    yield made
    made.session.close()


def test_two_taps_give_a_printed_and_spoken_number(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(lambda: kiosk.session.visit.paper is Paper.PRINTED)
    [paper] = kiosk.printer.tickets
    assert paper.number == "A012"
    assert paper.issued == "08:30 ngày 02/03/2026"
    assert "không, một, hai" in kiosk.speaker.heard.get(timeout=ANSWER_SECONDS)
    [(request, _)] = kiosk.desk.asked
    assert (request.service, request.person_key) == ("ho-tich", None)


def test_the_card_number_leaves_as_a_keyed_hash_only(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.CardWanted())
    kiosk.session.send(ev.CardAgreed())
    _show_card(kiosk)
    kiosk.until(kiosk.on(Screen.SERVICES))
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(kiosk.on(Screen.TICKET))
    [(request, _)] = kiosk.desk.asked
    assert request.person_key == person_key("001090012345", SECRET)
    assert "001090012345" not in request.model_dump_json()
    assert kiosk.session.visit.card is None


def test_a_card_that_contradicts_itself_is_served_and_told_to_staff(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.CardWanted())
    kiosk.session.send(ev.CardAgreed())
    _show_card(kiosk, SAMPLE_CARD.replace(b"|Nam|", "|Nữ|".encode()))
    kiosk.until(kiosk.on(Screen.SERVICES))
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(kiosk.on(Screen.TICKET))
    [(request, _)] = kiosk.desk.asked
    assert request.card_warnings == (CardWarning.NUMBER_AND_SEX,)


def _show_card(kiosk: Kiosk, payload: bytes = SAMPLE_CARD) -> None:
    # The reader forgets what it was shown when it starts: show it after the first frame.
    assert kiosk.frames.get(timeout=ANSWER_SECONDS) is not None
    kiosk.reader.show(payload)


def test_the_picture_is_gone_when_the_scan_ends(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.CardWanted())
    kiosk.session.send(ev.CardAgreed())
    _show_card(kiosk)
    kiosk.until(kiosk.on(Screen.SERVICES))
    kiosk.session.close()
    last = None
    while not kiosk.frames.empty():
        last = kiosk.frames.get()
    assert last is None
    assert kiosk.reader.calls[-1] == "stop"


def test_a_camera_that_is_missing_is_told_and_comes_back(kiosk: Kiosk) -> None:
    kiosk.reader.fault = CameraMissing
    kiosk.session.send(ev.CardWanted())
    kiosk.session.send(ev.CardAgreed())
    kiosk.until(lambda: kiosk.session.visit.hint is Hint.CAMERA_FAILED)
    kiosk.reader.fault = None
    kiosk.until(lambda: kiosk.session.visit.hint is Hint.NONE)


def test_paper_out_keeps_the_number_and_a_reprint_heals(kiosk: Kiosk) -> None:
    kiosk.printer.fault = OutOfPaper
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(lambda: kiosk.session.visit.paper is Paper.OUT_OF_PAPER)
    assert kiosk.session.visit.ticket is not None
    kiosk.printer.fault = None
    kiosk.session.send(ev.ReprintWanted())
    kiosk.until(lambda: kiosk.session.visit.paper is Paper.PRINTED)
    [paper] = kiosk.printer.tickets
    assert paper.reprint


def test_a_retry_keeps_the_key_and_a_new_choice_does_not(kiosk: Kiosk) -> None:
    kiosk.desk.silent = True
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(lambda: kiosk.session.visit.trouble is Trouble.SERVER_UNREACHABLE)
    kiosk.desk.silent = False
    kiosk.session.send(ev.Retried())
    kiosk.until(kiosk.on(Screen.TICKET))
    first, second = (key for _, key in kiosk.desk.asked)
    assert first == second
    kiosk.session.send(ev.Done())
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(kiosk.on(Screen.TICKET))
    assert kiosk.desk.asked[-1][1] != first


def test_a_refusal_of_the_server_is_shown(kiosk: Kiosk) -> None:
    kiosk.desk.refuses = ErrorCode.SERVICE_CLOSED
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(lambda: kiosk.session.visit.trouble is Trouble.SERVICE_CLOSED)


def test_a_rating_is_handed_in_by_its_token(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.TicketWanted())
    kiosk.session.send(ev.NumberTyped("A012"))
    kiosk.until(kiosk.on(Screen.RATE))
    kiosk.session.send(ev.Rated(2))
    kiosk.until(kiosk.on(Screen.THANKS))
    [rating] = kiosk.desk.rated
    assert (rating.ticket, rating.score) == ("made-up-token-0123456789", 2)


def test_help_reaches_staff_or_says_that_it_did_not(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.HelpWanted())
    kiosk.until(lambda: kiosk.session.visit.help is HelpState.ASKED)
    assert kiosk.desk.helped == [HelpRequest(screen="welcome")]
    kiosk.session.send(ev.WentBack())
    kiosk.desk.silent = True
    kiosk.session.send(ev.HelpWanted())
    kiosk.until(lambda: kiosk.session.visit.help is HelpState.FAILED)


def test_a_voice_that_fails_holds_nobody_up(kiosk: Kiosk) -> None:
    kiosk.speaker.fault = SpeechFailed
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(lambda: kiosk.session.visit.paper is Paper.PRINTED)


def test_a_language_without_a_voice_is_shown_in_silence(kiosk: Kiosk) -> None:
    kiosk.session.visit = replace(kiosk.session.visit, language="ar")
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(lambda: kiosk.session.visit.paper is Paper.PRINTED)
    [paper] = kiosk.printer.tickets
    assert paper.language == "ar"
    assert not kiosk.speaker.said


def test_an_unexpected_failure_becomes_a_fact(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(kiosk.printer, "print_ticket", broken)
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(lambda: kiosk.session.visit.paper is Paper.UNREACHABLE)


def test_silence_asks_once_then_ends(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.NumberWanted())
    kiosk.silence(59)
    assert not kiosk.session.visit.silence_noticed
    kiosk.silence(1)
    assert kiosk.session.visit.silence_noticed
    assert kiosk.session.seconds_left() == 20
    kiosk.silence(20)
    assert kiosk.session.visit.screen is Screen.WELCOME


def test_an_answer_extends_the_time_as_often_as_wanted(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.NumberWanted())
    for _ in range(12):
        kiosk.silence(60)
        assert kiosk.session.visit.silence_noticed
        assert kiosk.speaker.warned.get(timeout=ANSWER_SECONDS)
        kiosk.silence(19)
        kiosk.session.send(ev.StillHere())
        assert not kiosk.session.visit.silence_noticed
    assert kiosk.session.visit.screen is Screen.SERVICES


def test_the_end_is_warned_of_by_sound_in_every_language(kiosk: Kiosk) -> None:
    kiosk.session.visit = replace(kiosk.session.visit, language="ar")
    kiosk.session.send(ev.NumberWanted())
    kiosk.silence(60)
    assert kiosk.speaker.warned.get(timeout=ANSWER_SECONDS)


def test_large_letters_on_welcome_do_not_go_without_a_question(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.AidsWanted())
    kiosk.session.send(ev.AidsChosen(Aids(large_text=True)))
    kiosk.session.send(ev.WentBack())
    kiosk.silence(60)
    assert kiosk.session.visit.silence_noticed
    assert kiosk.session.visit.aids.large_text
    kiosk.silence(20)
    assert kiosk.session.visit.aids == Aids()


def test_thanks_go_by_themselves(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.TicketWanted())
    kiosk.session.send(ev.NumberTyped("A012"))
    kiosk.until(kiosk.on(Screen.RATE))
    kiosk.session.send(ev.Rated(1))
    kiosk.until(kiosk.on(Screen.THANKS))
    kiosk.silence(9)
    assert kiosk.on(Screen.THANKS)()
    kiosk.silence(1)
    assert kiosk.session.visit.screen is Screen.WELCOME


def test_another_language_on_welcome_goes_back_in_silence(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.LanguageWanted())
    kiosk.session.send(ev.LanguageChosen("en"))
    kiosk.silence(60)
    assert kiosk.session.visit.language == "vi"
    assert not kiosk.session.visit.silence_noticed


def test_services_are_asked_for_again_while_nobody_is_there(kiosk: Kiosk) -> None:
    kiosk.desk.silent = True
    kiosk.silence(15)
    kiosk.until(lambda: not kiosk.session.office.reachable)
    assert kiosk.session.office.view is not None
    kiosk.desk.silent = False
    kiosk.silence(2)
    kiosk.until(lambda: kiosk.session.office.reachable)


def test_without_the_server_the_kiosk_gives_out_its_own_number(kiosk: Kiosk) -> None:
    kiosk.desk.silent = True
    kiosk.desk.own = Spare(made_up.services(), numbers=3)
    kiosk.silence(15)
    kiosk.until(lambda: not kiosk.session.office.reachable)
    assert kiosk.session.office.own_numbers == 3
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(lambda: kiosk.session.visit.paper is Paper.PRINTED)
    [paper] = kiosk.printer.tickets
    assert (paper.number, paper.people_ahead) == ("X001", "")
    assert paper.wait == "Hiện chưa biết thời gian chờ"


def test_a_kiosk_that_starts_without_the_server_knows_its_services(kiosk: Kiosk) -> None:
    kiosk.session.office = replace(kiosk.session.office, view=None)
    kiosk.desk.silent = True
    kiosk.desk.own = Spare(made_up.services(open_now=False), numbers=3)
    kiosk.silence(15)
    kiosk.until(lambda: not kiosk.session.office.reachable)
    kiosk.session.send(ev.NumberWanted())
    assert kiosk.session.visit.screen is Screen.SERVICES


def test_after_its_own_number_the_kiosk_soon_asks_for_the_server(kiosk: Kiosk) -> None:
    kiosk.desk.silent = True
    kiosk.desk.own = Spare(made_up.services(), numbers=3)
    kiosk.session.send(ev.NumberWanted())
    kiosk.session.send(ev.ServiceChosen("ho-tich"))
    kiosk.until(kiosk.on(Screen.TICKET))
    assert not kiosk.session.office.reachable
    kiosk.desk.silent = False
    kiosk.silence(2)
    kiosk.until(lambda: kiosk.session.office.reachable)


def test_a_booked_ticket_is_checked_in_by_its_code(kiosk: Kiosk) -> None:
    kiosk.desk.state = TicketState.BOOKED
    kiosk.session.send(ev.TicketWanted())
    _show_card(kiosk, b"http://127.0.0.1:8600/t/made-up-token-0123456789")
    kiosk.until(kiosk.on(Screen.TICKET))
    assert kiosk.desk.checked_in == [CheckInRequest(ticket="made-up-token-0123456789")]
    assert kiosk.session.visit.paper is Paper.NONE


def test_the_same_code_is_news_again_after_it_was_away(kiosk: Kiosk) -> None:
    kiosk.desk.state = TicketState.CANCELLED
    kiosk.session.send(ev.TicketWanted())
    code = b"http://127.0.0.1:8600/t/made-up-token-0123456789"
    _show_card(kiosk, code)
    kiosk.until(lambda: kiosk.session.visit.hint is Hint.TICKET_OVER)
    kiosk.desk.state = TicketState.WAITING
    kiosk.reader.play([None] * FORGOTTEN_AFTER)
    kiosk.reader.show(code)
    kiosk.until(kiosk.on(Screen.TICKET))


def test_guidance_of_the_camera_reaches_the_person(kiosk: Kiosk) -> None:
    kiosk.session.send(ev.CardWanted())
    kiosk.session.send(ev.CardAgreed())
    kiosk.reader.guidance = Guidance.TURN_OVER
    kiosk.until(lambda: kiosk.session.visit.hint is Hint.TURN_OVER)
    kiosk.reader.guidance = Guidance.NONE
    kiosk.until(lambda: kiosk.session.visit.hint is Hint.NONE)


def test_a_new_sentence_cuts_off_the_old_and_those_that_wait(kiosk: Kiosk) -> None:
    """Whoever goes on is not spoken to about what is over."""
    kiosk.speaker._seconds_a_character = 1.0
    kiosk.session.send(ev.NumberWanted())
    assert kiosk.speaker.speaking.wait(ANSWER_SECONDS)
    for event in (ev.HelpWanted(), ev.WentBack(), ev.WentBack(), ev.CardWanted()):
        kiosk.session.send(event)
    consent = spoken_line(Line.CARD_CONSENT, "vi", None)
    deadline = time.monotonic() + ANSWER_SECONDS
    while (consent, "vi") not in kiosk.speaker.said:
        assert time.monotonic() < deadline
        threading.Event().wait(0.005)
    welcome = spoken_line(Line.CHOOSE_SERVICE, "vi", None)
    assert (welcome, "vi") in kiosk.speaker.cut_off
    assert (consent, "vi") not in kiosk.speaker.cut_off
    assert len(kiosk.speaker.said) <= 3


def test_the_session_hears_from_the_server_what_time_it_is() -> None:
    noon = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    kiosk = Kiosk(watches=frozenset({CLOCK, SERVER}), wall=lambda: Moment("boot", 50.0, noon))
    try:
        kiosk.open()
        assert kiosk.session.faults == frozenset()
        standing = Standing(revision=1, incarnation="", server_time=noon + timedelta(hours=3))
        view = made_up.services().model_copy(update={"standing": standing})
        kiosk.session.send(ev.ServicesLoaded(view))
        assert kiosk.session.faults == {Fault.CLOCK_WRONG}
    finally:
        kiosk.session.close()
