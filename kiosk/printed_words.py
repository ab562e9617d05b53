"""The words on the paper ticket, in the person's language."""

from datetime import tzinfo

from front_desk.business_day import HANOI
from front_desk.messages import Labels, TicketView
from kiosk.ports import PrintedTicket

# A figure and its unit stay on one line.
_WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "next": "Quý vị là người tiếp theo",
        "nobody": "Không ai chờ trước quý vị",
        "ahead": "Trước quý vị: {count}\N{NO-BREAK SPACE}người",
        "wait": "Chờ khoảng {low}–{high}\N{NO-BREAK SPACE}phút",
        "soon": "Sắp đến lượt",
        "unknown": "Hiện chưa biết thời gian chờ",
        "prepare": "Xin chuẩn bị sẵn giấy tờ tùy thân và hồ sơ.",
        "reprint": "In lại",
        "time": "{time:%H:%M} ngày {time:%d/%m/%Y}",
    },
    "en": {
        "next": "You are next",
        "nobody": "Nobody waits ahead of you",
        "ahead": "Ahead of you: {count}",
        "wait": "Wait: about {low}–{high}\N{NO-BREAK SPACE}minutes",
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
    """Nothing when nobody knows; "next" only for somebody whose turn comes soon."""
    if not ticket.wait_known:
        return ""
    if ticket.people_ahead:
        return words["ahead"].format(count=ticket.people_ahead)
    return words["next" if ticket.turn_soon else "nobody"]


def _wait(ticket: TicketView, words: dict[str, str]) -> str:
    if not ticket.wait_known:
        return words["unknown"]
    if ticket.turn_soon:
        return words["soon"]
    return words["wait"].format(low=ticket.wait_low_minutes, high=ticket.wait_high_minutes)
