"""The sentences that the kiosk says aloud."""

from enum import StrEnum

from front_desk.messages import TicketView
from front_desk.spoken import spoken_number


class Line(StrEnum):
    """One sentence, whatever the language."""

    CHOOSE_SERVICE = "choose_service"
    CARD_CONSENT = "card_consent"
    SHOW_CARD = "show_card"
    CONFIRM_PRIORITY = "confirm_priority"
    YOUR_NUMBER = "your_number"
    PAPER_FAILED = "paper_failed"
    FIND_TICKET = "find_ticket"
    HOW_WAS_IT = "how_was_it"
    THANKS = "thanks"
    HELP_COMING = "help_coming"
    TROUBLE = "trouble"
    ALREADY_WAITING = "already_waiting"
    PERSON_LIMIT = "person_limit"
    YOUR_TURN = "your_turn"
    STILL_THERE = "still_there"


_LINES: dict[str, dict[Line, str]] = {
    "vi": {
        Line.CHOOSE_SERVICE: "Xin chào quý vị. Mời quý vị chọn việc cần làm.",
        Line.CARD_CONSENT: "Quý vị có đồng ý cho máy đọc thẻ căn cước không?",
        Line.SHOW_CARD: "Mời quý vị đưa mã trên thẻ vào trước máy quay.",
        Line.CONFIRM_PRIORITY: "Quý vị có thuộc diện ưu tiên không?",
        Line.YOUR_NUMBER: "Số của quý vị là {number}. Xin mời ngồi chờ.",
        Line.PAPER_FAILED: "Máy chưa in được phiếu. Số của quý vị vẫn có hiệu lực.",
        Line.FIND_TICKET: "Mời quý vị đưa mã trên phiếu vào trước máy quay.",
        Line.HOW_WAS_IT: "Quý vị có hài lòng không? Mời quý vị chạm một lần.",
        Line.THANKS: "Xin cảm ơn quý vị.",
        Line.HELP_COMING: "Máy đang báo cán bộ đến giúp quý vị.",
        Line.TROUBLE: "Máy chưa lấy được số. Mời quý vị gặp cán bộ ở bàn hướng dẫn.",
        Line.ALREADY_WAITING: "Quý vị đang có số cho việc này. Số đó vẫn có hiệu lực.",
        Line.PERSON_LIMIT: "Quý vị đã lấy đủ số trong hôm nay. Mời gặp cán bộ nếu cần thêm.",
        Line.YOUR_TURN: "Đã đến lượt quý vị có số {number}. Mời quý vị đến quầy.",
        Line.STILL_THERE: "Quý vị còn ở đây không?",
    },
    "en": {
        Line.CHOOSE_SERVICE: "Welcome. Please choose what you need.",
        Line.CARD_CONSENT: "May this machine read your identity card?",
        Line.SHOW_CARD: "Please hold the code on your card in front of the camera.",
        Line.CONFIRM_PRIORITY: "Do you have priority?",
        Line.YOUR_NUMBER: "Your number is {number}. Please take a seat.",
        Line.PAPER_FAILED: "The ticket could not be printed. Your number is still valid.",
        Line.FIND_TICKET: "Please hold the code on your ticket in front of the camera.",
        Line.HOW_WAS_IT: "Were you satisfied? One touch is enough.",
        Line.THANKS: "Thank you.",
        Line.HELP_COMING: "Staff are being called to help you.",
        Line.TROUBLE: "No number could be taken. Please see the staff at the help desk.",
        Line.ALREADY_WAITING: "You have a number for this already. It is still valid.",
        Line.PERSON_LIMIT: "You have all your numbers for today. Staff can help if you need more.",
        Line.YOUR_TURN: "It is your turn, number {number}. Please go to the counter.",
        Line.STILL_THERE: "Are you still there?",
    },
}


def spoken_line(line: Line, language: str, ticket: TicketView | None) -> str:
    """The sentence of `line` in `language`, with the ticket's number spelled digit by digit."""
    number = spoken_number(ticket.number, language) if ticket else ""
    return _LINES[language][line].format(number=number)
