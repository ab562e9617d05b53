"""Speaking of a person without naming them."""

import pytest

from front_desk.persons import masked_name, masked_number, person_key

SECRET = b"0123456789abcdef"


def test_the_same_person_has_the_same_key_in_one_office_only() -> None:
    key = person_key("001090012345", SECRET)
    assert key == person_key("001090012345", SECRET)
    assert key != person_key("001090012345", b"another-office-secret")
    assert key != person_key("001090012346", SECRET)
    assert "001090012345" not in key


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        person_key("001090012345", b"short")


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Nguyễn Văn Mẫu", "N. V. Mẫu"), ("Mẫu", "Mẫu"), ("", "")],
)
def test_a_name_is_cut_to_its_last_word(name: str, masked: str) -> None:
    assert masked_name(name) == masked


def test_a_number_shows_its_last_three_digits() -> None:
    assert masked_number("001090012345") == "•••••••••345"
