"""Dossiers, and places to go on from one's own phone, as QML sees them."""

# ruff: noqa: N802, N815 - names as QML writes them

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Property, QDate, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from front_desk.dossiers import standing
from front_desk.languages import label
from kiosk import events as ev
from kiosk.ui.rows import Rows
from kiosk.visit import Office, Screen, Visit

QML_IMPORT_NAME = "MotCua"
QML_IMPORT_MAJOR_VERSION = 1

_NUMERIC = {"zh": "{0.year}年{0.month}月{0.day}日", "ko": "{0.year}년 {0.month}월 {0.day}일"}
_NUMERIC["ja"] = _NUMERIC["zh"]


@dataclass(frozen=True)
class PlaceRow:
    """One place as a card on the screen shows it."""

    code: str
    name: str
    says: str
    picture: str


@dataclass(frozen=True)
class DossierShown:
    """What of dossiers and places may be seen now; empty texts where there is nothing."""

    tracked: bool = False
    prefix: str = ""
    standing: str = ""
    matter: str = ""
    code: str = ""
    promised: str = ""
    place: str = ""
    says: str = ""
    address: str = ""
    rows: tuple[PlaceRow, ...] = ()


def day_in_words(day: date, language: str) -> str:
    """The day as people write it in `language`."""
    if language in _NUMERIC:
        return _NUMERIC[language].format(day)
    if language == "en":
        return QLocale.c().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return f"{day:%d/%m/%Y}"


def dossier_shown(visit: Visit, office: Office) -> DossierShown:
    """What is to be seen now. The answer is shown on its own screen alone."""
    language, place = visit.language, office.place(visit.place)
    dossier = visit.dossier if visit.screen is Screen.DOSSIER else None
    promised = dossier.promised_on if dossier else None
    return DossierShown(
        tracked=office.tracks_dossiers,
        prefix=office.dossier_prefix,
        standing=standing(dossier.state, promised, office.today).value if dossier else "",
        matter=label(dossier.names, language) if dossier else "",
        code=dossier.code if dossier else "",
        promised=day_in_words(promised, language) if promised else "",
        place=label(place.names, language) if place else "",
        says=label(place.says, language) if place else "",
        address=place.address if place else "",
        rows=tuple(
            PlaceRow(one.id, label(one.names, language), label(one.says, language), one.icon)
            for one in office.places
        ),
    )


@QmlElement
@QmlUncreatable("made by the visit's bridge")
class DossierBridge(QObject):  # type: ignore[operator]
    """How a dossier is and where one can go on: values, and one slot for each touch."""

    changed = Signal()

    def __init__(self, touch: Callable[[ev.Touch], None], parent: QObject) -> None:
        super().__init__(parent)
        self._touch = touch
        self._shown = DossierShown()
        self._places = Rows(PlaceRow, self)

    def show(self, visit: Visit, office: Office) -> None:
        """Show these from now on."""
        now = dossier_shown(visit, office)
        if now != self._shown:
            self._shown = now
            self._places.show(now.rows)
            self.changed.emit()

    @Slot()
    def want(self) -> None:
        """How is my dossier?"""
        self._touch(ev.DossierWanted())

    @Slot(str)
    def find(self, code: str) -> None:
        """The dossier with this code."""
        self._touch(ev.DossierTyped(code))

    @Slot()
    def goOn(self) -> None:
        """What can I do from my own phone?"""
        self._touch(ev.HandoverWanted())

    @Slot(str)
    def choosePlace(self, place: str) -> None:
        """Lead me there."""
        self._touch(ev.PlaceChosen(place))

    def _get_tracked(self) -> bool:
        return self._shown.tracked

    def _get_prefix(self) -> str:
        return self._shown.prefix

    def _get_standing(self) -> str:
        return self._shown.standing

    def _get_matter(self) -> str:
        return self._shown.matter

    def _get_code(self) -> str:
        return self._shown.code

    def _get_promised(self) -> str:
        return self._shown.promised

    def _get_place(self) -> str:
        return self._shown.place

    def _get_says(self) -> str:
        return self._shown.says

    def _get_address(self) -> str:
        return self._shown.address

    def _get_can_go_on(self) -> bool:
        return bool(self._shown.rows)

    def _get_places(self) -> QObject:
        return self._places

    tracked = Property(bool, _get_tracked, notify=changed)
    prefix = Property(str, _get_prefix, notify=changed)
    standing = Property(str, _get_standing, notify=changed)
    matter = Property(str, _get_matter, notify=changed)
    code = Property(str, _get_code, notify=changed)
    promised = Property(str, _get_promised, notify=changed)
    place = Property(str, _get_place, notify=changed)
    says = Property(str, _get_says, notify=changed)
    address = Property(str, _get_address, notify=changed)
    canGoOn = Property(bool, _get_can_go_on, notify=changed)
    places = Property(QObject, _get_places, notify=changed)
