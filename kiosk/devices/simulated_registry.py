"""A registry of made-up dossiers, one in each state."""

from datetime import date, timedelta
from typing import ClassVar

from front_desk.dossier_messages import DossierView
from front_desk.dossiers import DossierState
from front_desk.messages import Labels
from kiosk.ports import RegistryUnreachable, UnknownDossier

_BIRTH: Labels = {
    "vi": "Đăng ký khai sinh",
    "en": "Birth registration",
    "fr": "Déclaration de naissance",
    "zh": "出生登记",
    "ko": "출생 신고",
    "ja": "出生届",
    "ar": "تسجيل ولادة",
}
_BUILDING: Labels = {
    "vi": "Cấp giấy phép xây dựng nhà ở",
    "en": "Building permit for a house",
    "fr": "Permis de construire une maison",
    "zh": "住宅建设许可",
    "ko": "주택 건축 허가",
    "ja": "住宅の建築許可",
    "ar": "رخصة بناء منزل",
}
_ALLOWANCE: Labels = {
    "vi": "Trợ cấp xã hội hằng tháng",
    "en": "Monthly social allowance",
    "fr": "Allocation sociale mensuelle",
    "zh": "每月社会补助",
    "ko": "월별 사회 수당",
    "ja": "毎月の社会手当",
    "ar": "إعانة اجتماعية شهرية",
}

_SAMPLES: tuple[tuple[str, Labels, DossierState, int | None], ...] = (
    ("H26.36-261102-0001", _BIRTH, DossierState.RECEIVED, 3),
    ("H26.36-261102-0002", _BUILDING, DossierState.IN_PROGRESS, 8),
    ("H26.36-261102-0003", _ALLOWANCE, DossierState.NEEDS_PAPERS, 5),
    ("H26.36-261102-0004", _BIRTH, DossierState.DONE, 0),
    ("H26.36-261102-0005", _BUILDING, DossierState.IN_PROGRESS, -4),
    ("H26.36-261102-0006", _ALLOWANCE, DossierState.RETURNED, -2),
    ("H26.36-261102-0007", _BIRTH, DossierState.RECEIVED, None),
)
"""Code, name, state, and in how many days it was promised."""


def sample_dossiers(today: date) -> tuple[DossierView, ...]:
    """Made-up dossiers in every state, one of them late, as they stand on `today`."""
    return tuple(
        DossierView(
            code=code,
            names=names,
            state=state,
            promised_on=None if days is None else today + timedelta(days),
        )
        for code, names, state, days in _SAMPLES
    )


class SimulatedRegistry:
    """See the module. Setting `away` to true makes it silent until it is false again."""

    simulated: ClassVar[bool] = True

    def __init__(self, today: date | None = None) -> None:
        """`today` is the machine's own date, whenever it is asked, unless given."""
        self.away = False
        self._today = today

    def find(self, code: str) -> DossierView:
        """As the port says."""
        if self.away:
            raise RegistryUnreachable("simulated: no answer")
        today = self._today or date.today()  # noqa: DTZ011 - made-up days near the machine's own
        for dossier in sample_dossiers(today):
            if dossier.code == code:
                return dossier
        raise UnknownDossier("simulated: no such dossier")

    def close(self) -> None:
        """As the port says."""
