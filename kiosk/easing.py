"""What a person asks for to see, hear and reach better: how it changes a visit."""

from dataclasses import replace

from front_desk.spoken import READ_ALOUD
from kiosk.effects import Say, Step
from kiosk.events import AidsChosen
from kiosk.spoken_words import Line
from kiosk.visit import Aids, Office, Visit

SOFTEST, LOUDEST = -2, 2
"""Bounds of `Aids.volume`: 12 dB below and above what the office has set."""


def choose(visit: Visit, event: AidsChosen, office: Office) -> Step:
    """Have these aids, as far as the kiosk can give them.

    Reading out begins in a language that a voice can read. Another volume is heard at once.
    """
    wanted = event.aids
    speech = wanted.speech and office.speaks
    volume = max(SOFTEST, min(LOUDEST, wanted.volume)) if office.speaks else 0
    aids = replace(wanted, speech=speech, dark=wanted.dark and speech, volume=volume)
    language = read_in(visit.language, office.language) if speech else visit.language
    heard = (Say(Line.SOUND_CHECK),) if volume != visit.aids.volume else ()
    return replace(visit, aids=aids, language=language), heard


def read_in(language: str, of_office: str) -> str:
    """The language in which a screen is read out to somebody who has chosen `language`."""
    return next(each for each in (language, of_office, *READ_ALOUD) if each in READ_ALOUD)


def gain(aids: Aids) -> float:
    """By how much the samples of what is said are multiplied: 6 dB a step."""
    return float(2.0**aids.volume)
