"""The words on the paper ticket, in the person's language."""

from datetime import tzinfo

from front_desk.business_day import HANOI
from front_desk.messages import Labels, TicketView
from kiosk.ports import PrintedTicket

_WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "first": "Quý vị là người tiếp theo",
        "ahead": "Trước quý vị: {count} người",
        "wait": "Chờ khoảng {low}–{high} phút",
        "soon": "Sắp đến lượt",
        "unknown": "Hiện chưa biết thời gian chờ",
        "prepare": "Xin chuẩn bị sẵn giấy tờ tùy thân và hồ sơ.",
        "reprint": "In lại",
        "time": "{time:%H:%M} ngày {time:%d/%m/%Y}",
    },
    "en": {
        "first": "You are next",
        "ahead": "Ahead of you: {count}",
        "wait": "Wait: about {low}–{high} minutes",
        "soon": "Nearly your turn",
        "unknown": "The wait is not known just now",
        "prepare": "Please have your ID and papers ready.",
        "reprint": "Reprint",
        "time": "{time:%H:%M}, {time:%d/%m/%Y}",
    },
}


def printed_ticket(
    ticket: TicketView,
    office: Labels,
    language: str,
    *,
    reprint: bool,
    zone: tzinfo = HANOI,
) -> PrintedTicket:
    """Everything that stands on the paper for `ticket`; times in `zone`."""
    words = _WORDS[language]
    return PrintedTicket(
        office=office.get(language) or office.get("vi", ""),
        number=ticket.number,
        service=ticket.service_names.get(language) or ticket.service_names["vi"],
        issued=words["time"].format(time=ticket.issued_at.astimezone(zone)),
        people_ahead=_people_ahead(ticket, words),
        wait=_wait(ticket, words),
        follow_url=ticket.follow_url,
        prepare=words["prepare"],
        reprint=words["reprint"] if reprint else "",
    )


def _people_ahead(ticket: TicketView, words: dict[str, str]) -> str:
    """Nothing when nobody knows."""
    if not ticket.wait_known:
        return ""
    count = ticket.people_ahead
    return words["ahead"].format(count=count) if count else words["first"]


def _wait(ticket: TicketView, words: dict[str, str]) -> str:
    low, high = ticket.wait_low_minutes, ticket.wait_high_minutes
    if not ticket.wait_known:
        return words["unknown"]
    return words["wait"].format(low=low, high=high) if high > 0 else words["soon"]
