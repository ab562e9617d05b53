"""The flow: what holds whatever happens."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from front_desk.dossiers import DossierState
from front_desk.errors import ErrorCode
from front_desk.messages import Score
from front_desk.tickets import TicketState
from kiosk import effects as fx
from kiosk import events as ev
from kiosk.flow import SCANNING, TABLE, step
from kiosk.ports import Guidance, PaperState, Sight, SightKind
from kiosk.visit import Aids, Office, Paper, Screen, Visit
from tests.kiosk import made_up
from tests.kiosk.walks import CARD, OFFICE, TOKEN, effects_of, walk

_SCORES: tuple[Score, ...] = (0, 1, 2)
_ELDER = made_up.card(date(1940, 1, 1))
_WITH_MORE = {SightKind.CARD, SightKind.TICKET, SightKind.DOSSIER}
_SIGHTS = (
    *(Sight(kind) for kind in SightKind if kind not in _WITH_MORE),
    Sight(SightKind.CARD, card=_ELDER),
    Sight(SightKind.DOSSIER, dossier_code=made_up.DOSSIER_CODE),
    CARD,
    TOKEN,
)
HAPPENINGS: tuple[ev.Event, ...] = (
    ev.NumberWanted(), ev.CardWanted(), ev.CardAgreed(), ev.CardDeclined(), ev.ReprintWanted(),
    ev.TicketWanted(), ev.LanguageWanted(), ev.HelpWanted(), ev.WentBack(), ev.Retried(),
    ev.DossierWanted(), ev.HandoverWanted(), ev.Done(), ev.StillHere(),
    ev.PriorityWanted(wanted=True), ev.PriorityWanted(wanted=False),
    *(ev.ServiceChosen(code) for code in ("ho-tich", "chung-thuc", "no-such")),
    *(ev.GroupChosen(code) for code in ("giay-to", "no-such")),
    *(ev.PageTurned(forward=forward) for forward in (True, False)),
    *(ev.PriorityChosen(code) for code in (None, "cao-tuoi", "khuyet-tat", "no-such")),
    *(ev.NumberTyped(text) for text in ("A012", "b7", "", "???")),
    *(ev.Rated(score) for score in _SCORES),
    *(ev.LanguageChosen(code) for code in ("vi", "en")),
    ev.AidsWanted(), ev.AidsChosen(Aids(large_text=True)), ev.AidsChosen(Aids()),
    ev.AidsChosen(Aids(speech=True, dark=True, volume=9)), ev.AidsChosen(Aids(dark=True)),
    ev.CameraFailed(0), ev.CameraRecovered(0), ev.TicketNotFound(0), ev.RatingTaken(0),
    ev.ServerSilent(0), ev.HelpAsked(0), ev.HelpFailed(0),
    *(ev.CodeSeen(0, sight) for sight in _SIGHTS),
    *(ev.GuidanceChanged(0, guidance) for guidance in Guidance),
    *(
        ev.TicketFound(0, made_up.ticket(state=state), by_code=by_code)
        for state in TicketState
        for by_code in (False, True)
    ),
    *(ev.CheckedIn(0, made_up.ticket(state=state)) for state in TicketState),
    *(ev.CheckInRefused(0, code) for code in ErrorCode),
    ev.TicketIssued(0, made_up.ticket()),
    ev.TicketIssued(0, made_up.own_ticket()),
    *(ev.IssueRefused(0, code) for code in ErrorCode),
    *(ev.RatingRefused(0, code) for code in (ErrorCode.ALREADY_RATED, ErrorCode.INTERNAL)),
    *(ev.TicketPrinted(0, state) for state in PaperState),
    *(ev.PrintFailed(0, paper) for paper in (Paper.OUT_OF_PAPER, Paper.JAMMED)),
    ev.PlaceChosen("portal"), ev.PlaceChosen("no-such"),
    *(ev.DossierTyped(text) for text in (made_up.DOSSIER_CODE, "H26.36-260227-0013", "???")),
    *(ev.DossierFound(0, made_up.dossier(state)) for state in DossierState),
    ev.DossierNotFound(0, made_up.DOSSIER_CODE), ev.RegistrySilent(0, made_up.DOSSIER_CODE),
    ev.SomebodyCame(), ev.VoiceChanged(speaking=True),
    ev.SilenceNoticed(), ev.ServicesLoaded(made_up.services()), ev.ServicesUnreachable(),
)  # fmt: skip
ANYTHING = st.sampled_from(HAPPENINGS)
FITTING = {
    screen: st.sampled_from([one for one in HAPPENINGS if (screen, type(one)) in TABLE])
    for screen in Screen
}
BARE = replace(OFFICE, tracks_dossiers=False, places=())
OFFICES = st.sampled_from(
    [
        OFFICE, BARE, made_up.large_office(), made_up.office(loaded=False),
        made_up.office(open_now=False),
    ]
)  # fmt: skip


@st.composite
def visits(draw: st.DrawFn) -> tuple[Office, "Steps"]:
    """An office, and what happens in it: each visit with the event that meets it.

    Three of four events mean something on the screen they meet, so that walks go deep; some of the
    facts are answers to an earlier visit.
    """
    office, visit, steps = draw(OFFICES), Visit(id=1), []
    for _ in range(draw(st.integers(0, 25))):
        event = draw(FITTING[visit.screen] if draw(st.integers(0, 3)) else ANYTHING)
        if isinstance(event, ev.Fact):
            event = replace(event, visit=visit.id - draw(st.sampled_from((0, 0, 0, 1))))
        steps.append((visit, event))
        visit, _ = step(visit, event, office)
    return office, steps


Steps = list[tuple[Visit, ev.Event]]


def silence_ends_on_welcome_with_nobody_in_memory(office: Office, steps: Steps) -> None:
    visit = walk(steps[-1][1], office=office, visit=steps[-1][0]) if steps else Visit()
    visit = walk(ev.SilenceNoticed(), ev.SilenceOver(), office=office, visit=visit)
    blank = Visit(id=visit.id, language=office.language)
    for item in fields(Visit):
        assert getattr(visit, item.name) == getattr(blank, item.name), item.name


def the_table_tells_the_truth(office: Office, steps: Steps) -> None:
    for visit, event in steps:
        after, _ = step(visit, event, office)
        row = TABLE.get((visit.screen, type(event)))
        late = isinstance(event, ev.Fact) and event.visit != visit.id
        assert after.screen in (row.leads_to if row and not late else {visit.screen})


def the_camera_runs_only_where_its_picture_is_seen(office: Office, steps: Steps) -> None:
    running = False
    for visit, event in steps:
        after, effects = step(visit, event, office)
        for effect in effects:
            running = (running or isinstance(effect, fx.StartScan)) and not isinstance(
                effect, fx.StopScan
            )
        assert running is (after.screen in SCANNING)


def one_number_is_asked_for_at_a_time(office: Office, steps: Steps) -> None:
    for visit, event in steps:
        if visit.screen is Screen.ISSUING:
            assert fx.IssueTicket() not in effects_of(visit, event, office)


def an_answer_to_an_earlier_person_changes_nothing(office: Office, steps: Steps) -> None:
    for visit, event in steps:
        if isinstance(event, ev.Fact) and event.visit != visit.id:
            assert step(visit, event, office) == (visit, ())


@given(visits())
def test_whatever_happens(walked: tuple[Office, Steps]) -> None:
    silence_ends_on_welcome_with_nobody_in_memory(*walked)
    the_table_tells_the_truth(*walked)
    the_camera_runs_only_where_its_picture_is_seen(*walked)
    one_number_is_asked_for_at_a_time(*walked)
    an_answer_to_an_earlier_person_changes_nothing(*walked)


def test_every_screen_can_be_reached_and_left() -> None:
    reached = {screen for row in TABLE.values() for screen in row.leads_to}
    assert reached == set(Screen)
    for screen in set(Screen) - {Screen.WELCOME}:
        leaves = {to for (at, _), row in TABLE.items() if at is screen for to in row.leads_to}
        assert leaves - {screen}


def test_back_leads_somewhere_wherever_it_is_offered() -> None:
    without = {Screen.WELCOME, Screen.ISSUING, Screen.TICKET, Screen.THANKS}
    assert {screen for screen, event in TABLE if event is ev.WentBack} == set(Screen) - without


def test_a_visit_does_not_print_its_person() -> None:
    visit = replace(
        Visit(),
        card=made_up.card(),
        ticket=made_up.ticket(),
        sought=made_up.DOSSIER_CODE,
        dossier=made_up.dossier(),
    )
    assert "Mẫu" not in repr(visit)
    assert made_up.DOSSIER_CODE not in repr(visit)
    assert "001090012345" not in repr(visit)


def test_events_about_a_dossier_do_not_print_its_code() -> None:
    said = [repr(one) for one in HAPPENINGS if "Dossier" in repr(one) or "Registry" in repr(one)]
    assert len(said) > 8
    assert not any(made_up.DOSSIER_CODE in one for one in said)
