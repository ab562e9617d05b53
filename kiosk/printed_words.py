"""The words on the paper ticket, in the person's language."""

from datetime import tzinfo

from front_desk.business_day import HANOI
from front_desk.languages import label
from front_desk.messages import Labels, TicketView
from kiosk.ports import PrintedTicket

# A figure and its unit stay on one line. In Arabic a range is isolated (U+2066 … U+2069), or its
# two ends would change places.
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
    "fr": {
        "next": "Vous êtes le prochain",
        "nobody": "Personne avant vous",
        "ahead": "Avant vous\N{NO-BREAK SPACE}: {count}",
        "wait": "Attente\N{NO-BREAK SPACE}: environ {low}–{high}\N{NO-BREAK SPACE}minutes",
        "soon": "Bientôt votre tour",
        "unknown": "Attente inconnue pour le moment",
        "prepare": "Préparez votre pièce d’identité et vos papiers.",
        "reprint": "Réimpression",
        "time": "{time:%H:%M}, {time:%d/%m/%Y}",
    },
    "zh": {
        "next": "下一位就是您",
        "nobody": "您前面无人等候",
        "ahead": "您前面：{count}\N{NO-BREAK SPACE}人",
        "wait": "大约等候 {low}–{high}\N{NO-BREAK SPACE}分钟",
        "soon": "即将轮到您",
        "unknown": "等候时间暂时未知",
        "prepare": "请准备好身份证件和材料。",
        "reprint": "重新打印",
        "time": "{time.year}年{time.month}月{time.day}日 {time:%H:%M}",
    },
    "ko": {
        "next": "다음 차례입니다",
        "nobody": "앞에 대기자가 없습니다",
        "ahead": "앞에 {count}명",
        "wait": "대기 시간: 약 {low}–{high}분",
        "soon": "곧 차례입니다",
        "unknown": "지금은 대기 시간을 알 수 없습니다",
        "prepare": "신분증과 서류를 준비해 주세요.",
        "reprint": "재인쇄",
        "time": "{time.year}년 {time.month}월 {time.day}일 {time:%H:%M}",
    },
    "ja": {
        "next": "次があなたの番です",
        "nobody": "前に待っている人はいません",
        "ahead": "前に {count}\N{NO-BREAK SPACE}人",
        "wait": "待ち時間：約 {low}–{high}\N{NO-BREAK SPACE}分",
        "soon": "まもなく順番です",
        "unknown": "待ち時間は現在わかりません",
        "prepare": "身分証と書類をご用意ください。",
        "reprint": "再印刷",
        "time": "{time.year}年{time.month}月{time.day}日 {time:%H:%M}",
    },
    "ar": {
        "next": "أنتم التاليون",
        "nobody": "لا أحد ينتظر قبلكم",
        "ahead": "عدد من قبلكم: {count}",
        "wait": "الانتظار: نحو \u2066{low}–{high}\u2069\N{NO-BREAK SPACE}دقيقة",
        "soon": "اقترب دوركم",
        "unknown": "مدة الانتظار غير معروفة الآن",
        "prepare": "يرجى تجهيز بطاقة الهوية والأوراق.",
        "reprint": "إعادة الطباعة",
        "time": "\u2066{time:%d/%m/%Y}\u2069، الساعة \u2066{time:%H:%M}\u2069",
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
        office=label(office, language),
        number=ticket.number,
        service=label(ticket.service_names, language),
        issued=words["time"].format(time=ticket.issued_at.astimezone(zone)),
        people_ahead=_people_ahead(ticket, words),
        wait=_wait(ticket, words),
        follow_url=ticket.follow_url,
        prepare=words["prepare"],
        reprint=words["reprint"] if reprint else "",
        language=language,
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
