"""Dossier codes as they are typed and scanned, and how a dossier stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_desk.cards import PayloadKind, recognise
from front_desk.dossier_messages import DossierView
from front_desk.dossiers import (
    DossierState,
    NotADossierCode,
    Standing,
    dossier_code,
    dossier_code_in,
    standing,
)

CODE = "H26.36-251103-0012"
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        "h26.36-251103-0012",
        " H26.36 - 251103 - 0012 ",
        "H26.36–251103—0012",
        "Ｈ26.36-251103-0012",
    ],
)
def test_a_code_is_the_same_however_it_is_typed(typed: str) -> None:
    assert dossier_code(typed) == CODE


@pytest.mark.parametrize("code", ["000.00.12.H26-251103-0001", "G01.899-240229-000123"])
def test_codes_of_other_authorities(code: str) -> None:
    assert dossier_code(code) == code


@pytest.mark.parametrize(
    "typed",
    [
        "", "A012", "H26.36-251103", "H26.36-251103-12", "H26.36-251303-0012", "-251103-0012",
        "H26.36-250229-0012", "H26..36-251103-0012", "001090012345", f"{CODE}-1",
        "H26.36-٢٥١١٠٣-0012",
        "H26.36-251103-0012" * 10,
    ],
)  # fmt: skip
def test_what_is_no_code_is_refused_and_not_quoted(typed: str) -> None:
    with pytest.raises(NotADossierCode) as caught:
        dossier_code(typed)
    assert not typed or typed not in str(caught.value)


@pytest.mark.parametrize(
    "payload",
    [
        CODE,
        f" {CODE}\r\n",
        f"https://dichvucong.example/tra-cuu?ma={CODE}",
        f"https://dichvucong.example/tra-cuu?ma={CODE}&lang=vi",
        f"http://192.0.2.7:8080/ho-so/{CODE.lower()}",
        f"https://x.example/#/tra-cuu/{CODE}/",
    ],
)
def test_a_receipt_holds_the_code_bare_or_in_an_address(payload: str) -> None:
    assert dossier_code_in(payload.encode()) == CODE
    assert recognise(payload.encode()) is PayloadKind.DOSSIER


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        ("https://x.example/", PayloadKind.ADDRESS),
        (f"https://x.example/{CODE}x", PayloadKind.ADDRESS),
        (f"ftp://x.example/{CODE}", PayloadKind.ADDRESS),
        (f"https://{CODE}", PayloadKind.ADDRESS),
        (f"https://x.example/{'a' * 300}/{CODE}", PayloadKind.ADDRESS),
        (f"{CODE}|1", PayloadKind.UNKNOWN),
    ],
)
def test_what_only_resembles_one_is_something_else(payload: str, kind: PayloadKind) -> None:
    assert recognise(payload.encode()) is kind


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_have_an_answer(payload: bytes) -> None:
    try:
        code = dossier_code_in(payload)
    except NotADossierCode:
        assert recognise(payload) is not PayloadKind.DOSSIER
    else:
        assert dossier_code(code) == code


@given(st.sampled_from(DossierState), st.none() | st.integers(-400, 400))
def test_only_what_the_office_works_on_can_be_late(state: DossierState, days: int | None) -> None:
    promised = None if days is None else TODAY + timedelta(days)
    now = standing(state, promised, TODAY)
    worked_on = state in {DossierState.RECEIVED, DossierState.IN_PROGRESS}
    assert (now is Standing.LATE) is (worked_on and days is not None and days < 0)
    assert now is Standing.LATE or now.value == state.value


def test_a_dossier_does_not_print_its_code() -> None:
    dossier = DossierView(code=CODE, names={"vi": "Khai sinh"}, state=DossierState.DONE)
    assert CODE not in repr(dossier)
    assert "Khai sinh" not in repr(dossier)
