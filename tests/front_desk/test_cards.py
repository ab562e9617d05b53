"""The parser of ID-card payloads: what it reads, what it warns of, what it refuses."""

import traceback
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.cards import (
    CardError,
    CardWarning,
    CitizenCard,
    DamagedCard,
    DamageReason,
    NotACard,
    NotATicket,
    PayloadKind,
    Sex,
    follow_token,
    parse_card,
    recognise,
)
from front_desk.provinces import PROVINCES

SEVEN = (
    "001090012345|012345678|Nguyễn Văn Mẫu|15081990|Nam|"
    "Số 12, Ngõ 34/5 Phố Mẫu, phường Mẫu, Hà Nội|22122021"
)
TOKEN = "Ab3_-xYz09876543"


def damage(text: str | bytes) -> DamageReason:
    payload = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(DamagedCard) as caught:
        parse_card(payload)
    return caught.value.reason


def with_field(index: int, text: str) -> str:
    fields = SEVEN.split("|")
    fields[index] = text
    return "|".join(fields)


def test_seven_fields_are_read() -> None:
    assert parse_card(SEVEN.encode()) == CitizenCard(
        number="001090012345",
        full_name="Nguyễn Văn Mẫu",
        born=date(1990, 8, 15),
        sex=Sex.MALE,
        address="Số 12, Ngõ 34/5 Phố Mẫu, phường Mẫu, Hà Nội",
        issued=date(2021, 12, 22),
        old_number="012345678",
        warnings=(),
    )


@pytest.mark.parametrize("more", ["||||", "||Cha Mẫu|Mẹ Mẫu|", "|012345678", "|" * 9])
def test_fields_after_the_seventh_stay_opaque(more: str) -> None:
    assert parse_card((SEVEN + more).encode()) == parse_card(SEVEN.encode())


def test_an_absent_old_number_is_none() -> None:
    assert parse_card(with_field(1, "").encode()).old_number is None


@pytest.mark.parametrize("sex", ["Nữ", "Nu", unicodedata.normalize("NFD", "Nữ"), "nữ"])
def test_every_spelling_of_female_is_read(sex: str) -> None:
    text = with_field(4, sex).replace("0010", "0011", 1)
    card = parse_card(text.encode())
    assert card.sex is Sex.FEMALE
    assert card.warnings == ()


def test_decomposed_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", SEVEN).encode()
    assert parse_card(decomposed) == parse_card(SEVEN.encode())


@pytest.mark.parametrize("around", [b"\xef\xbb\xbf%s", b"%s\r\n", b" %s "])
def test_what_hand_scanners_add_is_dropped(around: bytes) -> None:
    assert parse_card(around % SEVEN.encode()) == parse_card(SEVEN.encode())


@pytest.mark.parametrize("born", ["00001945", "1945"])
def test_a_year_of_birth_alone_is_the_first_of_january(born: str) -> None:
    assert parse_card(with_field(3, born).encode()).born == date(1945, 1, 1)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (with_field(3, "15081991"), CardWarning.NUMBER_AND_BIRTH_YEAR),
        (with_field(0, "001290012345"), CardWarning.NUMBER_AND_BIRTH_YEAR),
        (with_field(4, "Nữ"), CardWarning.NUMBER_AND_SEX),
        (with_field(0, "003090012345"), CardWarning.UNKNOWN_PROVINCE),
        (with_field(6, "22121980"), CardWarning.ISSUED_BEFORE_BIRTH),
    ],
)
def test_a_contradiction_is_a_warning_and_no_refusal(text: str, warning: CardWarning) -> None:
    assert parse_card(text.encode()).warnings == (warning,)


@pytest.mark.parametrize(
    ("number", "year", "sex"),
    [("001190012345", 1990, "Nữ"), ("001205012345", 2005, "Nam"), ("001305012345", 2005, "Nữ")],
)
def test_century_and_sex_digit_agree(number: str, year: int, sex: str) -> None:
    text = f"{number}||Nguyễn Thị Mẫu|0203{year}|{sex}|Hà Nội|22122021"
    assert parse_card(text.encode()).warnings == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("001090012345|", DamageReason.TOO_FEW_FIELDS),
        (SEVEN.rsplit("|", 1)[0], DamageReason.TOO_FEW_FIELDS),
        (SEVEN + "|" + "x" * 1024, DamageReason.TOO_LONG),
        (SEVEN.encode().replace("ễ".encode(), b"\xe1\xbb"), DamageReason.NOT_UTF8),
        (with_field(2, "Mẫu\x00"), DamageReason.HIDDEN_CHARACTERS),
        (with_field(2, "Mẫu\u202enA"), DamageReason.HIDDEN_CHARACTERS),
        (with_field(5, "Hà Nội\u2028x"), DamageReason.HIDDEN_CHARACTERS),
        (SEVEN + "|\x1b[2J", DamageReason.HIDDEN_CHARACTERS),
        (with_field(0, "00109001234"), DamageReason.NUMBER),
        (with_field(0, "٠٠١٠٩٠٠١٢٣٤٥"), DamageReason.NUMBER),
        (with_field(1, "12"), DamageReason.OLD_NUMBER),
        (with_field(2, ""), DamageReason.NAME),
        (with_field(2, "<script>"), DamageReason.NAME),
        (with_field(2, "M" * 101), DamageReason.NAME),
        (with_field(3, "31021990"), DamageReason.BIRTH_DATE),
        (with_field(3, ""), DamageReason.BIRTH_DATE),
        (with_field(4, "X"), DamageReason.SEX),
        (with_field(5, "x" * 301), DamageReason.ADDRESS),
        (with_field(6, "22132021"), DamageReason.ISSUE_DATE),
    ],
)
def test_a_damaged_card_is_refused_with_its_reason(text: str | bytes, reason: DamageReason) -> None:
    assert damage(text) is reason


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (SEVEN, PayloadKind.CARD),
        (f"https://so.example/t/{TOKEN}", PayloadKind.TICKET),
        (f"http://192.0.2.7:8600/mot-cua/t/{TOKEN}", PayloadKind.TICKET),
        ("https://vneid.gov.vn/x", PayloadKind.VNEID),
        ("VNeID:9f8e7d", PayloadKind.VNEID),
        (
            "0123456789|4e677579e1bb856e204de1baab75|15/08/1990|1|48c3a0204ee1bb9969|01 - 001",
            PayloadKind.HEALTH_INSURANCE,
        ),
        (
            "DN4010123456789|4e677579e1bb856e204de1baab75|1990|2|48c3a0204ee1bb9969|01",
            PayloadKind.HEALTH_INSURANCE,
        ),
        ("https://example.org/khai-sinh?id=1", PayloadKind.ADDRESS),
        (f"https://so.example/t/{TOKEN}/rate", PayloadKind.ADDRESS),
        ("https://so.example/t/short", PayloadKind.ADDRESS),
        ("www.example.org", PayloadKind.ADDRESS),
        ("javascript:alert(1)", PayloadKind.ADDRESS),
        ("A012", PayloadKind.UNKNOWN),
        ("", PayloadKind.UNKNOWN),
        ("1|2|3|4|5|6|7", PayloadKind.UNKNOWN),
    ],
)
def test_other_codes_are_recognised(payload: str, kind: PayloadKind) -> None:
    assert recognise(payload.encode()) is kind
    if kind is not PayloadKind.CARD:
        with pytest.raises(NotACard) as caught:
            parse_card(payload.encode())
        assert caught.value.kind is kind


def test_the_token_of_a_follow_address_is_taken_out() -> None:
    assert follow_token(f"https://so.example/t/{TOKEN}".encode()) == TOKEN


@pytest.mark.parametrize(
    "payload",
    [
        b"", b"\xff", b"ftp://so.example/t/Ab3_-xYz09876543", b"https://so.example/t/short",
        b"https://so.example/?x=/t/Ab3_-xYz09876543", b"https://so.example/t/" + b"a" * 65,
    ],
)  # fmt: skip
def test_no_token_elsewhere(payload: bytes) -> None:
    with pytest.raises(NotATicket):
        follow_token(payload)


@pytest.mark.parametrize(
    "payload",
    [
        SEVEN.encode().replace("ễ".encode(), b"\xe1\xbb"),
        with_field(3, "31021990").encode(),
        with_field(4, "Mẫu").encode(),
        b"Nguy\xe1\xbb\x85n 001090012345",
    ],
)
def test_errors_never_quote_the_payload(payload: bytes) -> None:
    with pytest.raises(CardError) as caught:
        parse_card(payload)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert "0010" not in repr(caught.value) + str(caught.value)
    last_line = traceback.format_exception_only(caught.value)
    assert "Nguy" not in "".join(last_line)


def test_a_card_does_not_show_itself() -> None:
    assert "Mẫu" not in repr(parse_card(SEVEN.encode()))


NAMES = st.lists(
    st.text("ABĐGHKLMNPQTVXYaăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậếềểễệốồổỗộứừửữự'", min_size=1),
    min_size=1,
    max_size=6,
).map(" ".join)
ADDRESSES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="|"),
    max_size=100,
).map(lambda text: unicodedata.normalize("NFC", text))
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def cards(draw: st.DrawFn) -> CitizenCard:
    born, sex = draw(DAYS), draw(st.sampled_from(Sex))
    digit = 2 * ((born.year - 1900) // 100) + (sex is Sex.FEMALE)
    place = draw(st.sampled_from(sorted(PROVINCES)))
    random = draw(st.integers(0, 999_999))
    return CitizenCard(
        number=f"{place}{digit}{born.year % 100:02d}{random:06d}",
        full_name=draw(NAMES.filter(lambda text: len(text) <= 100 and any(map(str.isalpha, text)))),
        born=born,
        sex=sex,
        address=draw(ADDRESSES.filter(lambda text: "|" not in text)),
        issued=draw(st.none() | st.dates(born, date(2100, 1, 1))),
        old_number=draw(st.none() | st.from_regex(r"\A[0-9]{9}\Z")),
    )


def written(card: CitizenCard, more: list[str]) -> bytes:
    fields = [
        card.number,
        card.old_number or "",
        card.full_name,
        card.born.strftime("%d%m%Y"),
        "Nam" if card.sex is Sex.MALE else "Nữ",
        card.address,
        card.issued.strftime("%d%m%Y") if card.issued else "",
        *more,
    ]
    return "|".join(fields).encode()


@given(cards(), st.lists(st.text("abcĐ 019", max_size=12), max_size=6))
def test_any_valid_card_comes_back(card: CitizenCard, more: list[str]) -> None:
    assert parse_card(written(card, more)) == card


HOSTILE = st.one_of(
    st.binary(max_size=1500),
    st.text(max_size=300).map(lambda text: text.encode(errors="ignore")),
    st.binary(max_size=100).map(lambda tail: b"001090012345|" + tail),
    st.lists(st.binary(max_size=20), min_size=7, max_size=12).map(b"|".join),
    st.lists(st.text(max_size=12), max_size=7).map(
        lambda texts: "|".join(["001090012345", *texts]).encode(errors="ignore")
    ),
)


@given(HOSTILE)
def test_any_bytes_give_a_card_or_a_typed_error(payload: bytes) -> None:
    assert recognise(payload) in PayloadKind
    try:
        card = parse_card(payload)
    except CardError:
        return
    assert len(card.number) == 12
    assert not any(unicodedata.category(c)[0] == "C" for c in card.full_name + card.address)
