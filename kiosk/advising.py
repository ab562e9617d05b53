"""Moves of the flow while something is held before the camera: what it sees is told. Pure."""

from dataclasses import replace

from kiosk import events as ev
from kiosk.effects import Say, Step
from kiosk.ports import Guidance
from kiosk.spoken_lines import HINT_LINES
from kiosk.visit import Hint, Office, Visit

GUIDING = frozenset(Hint(guidance.value) for guidance in Guidance) - {Hint.NONE}
"""Hints that come and go with what the camera sees."""


def guide(visit: Visit, event: ev.GuidanceChanged, _: Office) -> Step:
    """What would help the camera is another thing now."""
    hint = Hint(event.guidance.value)
    # What a code was answered with, and a camera that fails, stay until there is something better.
    if visit.hint is Hint.CAMERA_FAILED or (hint is Hint.NONE and visit.hint not in GUIDING):
        return visit, ()
    return advise(visit, hint)


def advise(visit: Visit, hint: Hint) -> Step:
    """Show `hint`, and speak it the first time."""
    line = HINT_LINES.get(hint)
    if line is None or hint in visit.advised:
        return replace(visit, hint=hint), ()
    return replace(visit, hint=hint, advised=visit.advised | {hint}), (Say(line),)


def camera_failed(visit: Visit, _: ev.Event, __: Office) -> Step:
    """No picture comes."""
    return replace(visit, hint=Hint.CAMERA_FAILED), ()


def camera_recovered(visit: Visit, _: ev.Event, __: Office) -> Step:
    """Pictures come again."""
    hint = Hint.NONE if visit.hint is Hint.CAMERA_FAILED else visit.hint
    return replace(visit, hint=hint), ()
