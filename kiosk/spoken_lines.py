"""One sentence to say aloud, with its number and its page in it."""

from front_desk.messages import TicketView
from front_desk.spoken import LANGUAGES, spoken_number
from kiosk.spoken_words import SENTENCES, Line
from kiosk.visit import Hint

SPOKEN = frozenset(LANGUAGES)
"""Languages with a voice; in the others the screen alone speaks."""

HINT_LINES: dict[Hint, Line] = {
    Hint.VNEID: Line.CODE_IS_VNEID,
    Hint.HEALTH_INSURANCE: Line.CODE_IS_INSURANCE,
    Hint.ADDRESS: Line.CODE_IS_ADDRESS,
    Hint.UNKNOWN: Line.CODE_IS_UNKNOWN,
    Hint.DAMAGED_CARD: Line.CODE_IS_DAMAGED,
    Hint.TICKET: Line.CODE_IS_TICKET,
    Hint.DOSSIER: Line.CODE_IS_DOSSIER,
    Hint.CLOSER: Line.CLOSER,
    Hint.FARTHER: Line.FARTHER,
    Hint.TOO_DARK: Line.TOO_DARK,
    Hint.GLARE: Line.GLARE,
    Hint.TURN_OVER: Line.TURN_OVER,
}
"""What is said aloud while somebody shows a card, beside the hint on the screen."""


def spoken_line(
    line: Line, language: str, ticket: TicketView | None, page: tuple[int, int] | None = None
) -> str:
    """The sentence of `line` in `language`, with the ticket's number spelled digit by digit.

    `page`, which one of how many, is said after it.
    """
    number = spoken_number(ticket.number, language) if ticket else ""
    said = "" if line is Line.PAGE else SENTENCES[language][line].format(number=number)
    if page is None:
        return said
    here, count = (spoken_number(str(each), language) for each in page)
    return f"{said} {SENTENCES[language][Line.PAGE].format(page=here, pages=count)}".strip()


def fixed_sentences(language: str) -> tuple[str, ...]:
    """What is said in this language again and again, without a number in it."""
    return tuple(text for text in SENTENCES.get(language, {}).values() if "{" not in text)
