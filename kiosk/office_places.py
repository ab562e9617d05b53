"""Where people of this office can go on from their own phones, as the settings name it."""

from kiosk.visit import Place
from settings.model import Settings


def places_of(settings: Settings) -> tuple[Place, ...]:
    """The places, in the order of the settings."""
    return tuple(
        Place(
            place.id,
            place.address,
            place.icon,
            {str(language): name for language, name in place.names.items()},
            {str(language): text for language, text in place.says.items()},
        )
        for place in settings.handover.places
    )
