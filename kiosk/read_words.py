"""The words that a voice puts around what it reads from a screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Passage:
    """Words to say in `language`, one of `front_desk.spoken.READ_ALOUD`; empty is the visit's."""

    text: str
    language: str = ""


class Cue(StrEnum):
    """What is said besides the words on the screen."""

    BUTTON = "button"
    TICKED = "ticked"
    UNTICKED = "unticked"
    CLOSED = "closed"
    FIRST = "first"
    LAST = "last"
    BEGUN = "begun"
    ENDED = "ended"


CUES: Mapping[str, Mapping[Cue, str]] = {
    "vi": {
        Cue.BUTTON: "{name}. Nút.",
        Cue.TICKED: "{name}. Ô chọn, đã chọn.",
        Cue.UNTICKED: "{name}. Ô chọn, chưa chọn.",
        Cue.CLOSED: "{name}. Chưa dùng được.",
        Cue.FIRST: "Về đầu màn hình.",
        Cue.LAST: "Về cuối màn hình.",
        Cue.BEGUN: "Máy đọc mọi thứ trên màn hình. Chạm bên phải: mục sau. Chạm bên trái: "
        "mục trước. Chạm phía dưới: chọn. Bàn phím: mũi tên và phím Enter.",
        Cue.ENDED: "Máy không đọc màn hình nữa.",
    },
    "en": {
        Cue.BUTTON: "{name}. Button.",
        Cue.TICKED: "{name}. Tick box, ticked.",
        Cue.UNTICKED: "{name}. Tick box, not ticked.",
        Cue.CLOSED: "{name}. Cannot be used now.",
        Cue.FIRST: "Back at the first item.",
        Cue.LAST: "At the last item.",
        Cue.BEGUN: "Everything on the screen is read out. Touch on the right: next item. "
        "Touch on the left: previous item. Touch below: choose. Keypad: the arrows, and Enter.",
        Cue.ENDED: "The screen is no longer read out.",
    },
    "fr": {
        Cue.BUTTON: "{name}. Bouton.",
        Cue.TICKED: "{name}. Case cochée.",
        Cue.UNTICKED: "{name}. Case non cochée.",
        Cue.CLOSED: "{name}. Indisponible.",
        Cue.FIRST: "Retour au premier élément.",
        Cue.LAST: "Dernier élément.",
        Cue.BEGUN: "Tout l’écran est lu. Touchez à droite : élément suivant. "
        "À gauche : élément précédent. En bas : choisir. Clavier : les flèches et Entrée.",
        Cue.ENDED: "L’écran n’est plus lu.",
    },
    "zh": {
        Cue.BUTTON: "{name}。按钮。",
        Cue.TICKED: "{name}。已选。",
        Cue.UNTICKED: "{name}。未选。",
        Cue.CLOSED: "{name}。现在不能使用。",
        Cue.FIRST: "回到第一项。",
        Cue.LAST: "到最后一项。",
        Cue.BEGUN: "屏幕上的内容会全部读出。按右边：下一项。按左边：上一项。按下面：选择。"
        "键盘：方向键和回车键。",
        Cue.ENDED: "不再朗读屏幕。",
    },
    "ko": {
        Cue.BUTTON: "{name}. 버튼.",
        Cue.TICKED: "{name}. 선택됨.",
        Cue.UNTICKED: "{name}. 선택 안 됨.",
        Cue.CLOSED: "{name}. 지금 사용할 수 없음.",
        Cue.FIRST: "첫 항목입니다.",
        Cue.LAST: "마지막 항목입니다.",
        Cue.BEGUN: "화면을 모두 읽어 드립니다. 오른쪽을 누르면 다음 항목. "
        "왼쪽을 누르면 이전 항목. 아래쪽을 누르면 선택. 키패드는 화살표와 엔터.",
        Cue.ENDED: "화면 읽기를 마칩니다.",
    },
}
"""By language: those of `front_desk.spoken.READ_ALOUD`."""


def cue(language: str, which: Cue, name: str = "") -> str:
    """The cue's words, around `name` where it has one."""
    return CUES[language][which].format(name=name)
