"""The example ward fits what the kiosk can draw and the voice can say."""

from front_desk.languages import LANGUAGES
from kiosk.ui.pictures import ICONS
from queue_server.seed import CLASSES, COUNTERS, GROUPS, OFFICE_NAMES, SERVICES


def test_every_service_has_a_picture_of_its_own() -> None:
    icons = [service.icon for service in SERVICES]
    assert len(set(icons)) == len(icons)
    assert all((ICONS / f"{icon}.svg").is_file() for icon in icons)


def test_every_name_is_there_in_all_languages() -> None:
    named = [OFFICE_NAMES, *(one.hints for one in SERVICES)]
    named += [one.names for one in (*SERVICES, *COUNTERS, *CLASSES, *GROUPS)]
    assert all(set(names) == set(LANGUAGES) for names in named)
