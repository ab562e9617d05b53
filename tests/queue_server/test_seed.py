"""The example ward."""

from front_desk.languages import LANGUAGES
from queue_server.accounts import password_matches
from queue_server.seed import CLASSES, COUNTERS, SERVICES, seed
from tests.desk_kit import DeskKit
from tests.servers import OFFICE, ZONE


def test_a_second_seed_changes_nothing_and_says_so(kit: DeskKit) -> None:
    before = kit.store.read_now(lambda unit: unit.at(OFFICE).office())
    again = seed(kit.store, OFFICE, ZONE, keep_hours=False)
    assert not again.made
    assert again.passwords == {}
    assert again.kiosk_token == again.board_token == ""
    assert kit.store.read_now(lambda unit: unit.at(OFFICE).office()) == before


def test_it_is_all_there(kit: DeskKit) -> None:
    office = kit.store.read_now(lambda unit: unit.at(OFFICE).office())
    assert [one.series for one in office.services.values()] == list("ABCDEF")
    assert len(office.counters) == 4
    assert len(office.spans) == 10
    assert office.classes["tu-75-tuoi"].min_age == 75
    names = [
        *(one.names for one in office.services.values()),
        *(one.names for one in office.counters.values()),
        *(one.names for one in office.classes.values()),
    ]
    assert all(set(one) == set(LANGUAGES) for one in names)
    assert all(one.legal_basis for one in office.classes.values())


def test_every_service_has_a_counter() -> None:
    served = {code for counter in COUNTERS for code in counter.services}
    assert served == {service.code for service in SERVICES}
    assert len({one.code for one in CLASSES}) == 4


def test_secrets_are_kept_as_hashes_only(kit: DeskKit) -> None:
    for name, password in kit.seeded.passwords.items():
        member = kit.store.read_now(lambda unit, n=name: unit.at(OFFICE).staff_member(n))  # type: ignore[misc]
        assert member is not None
        assert member.password_hash.startswith("$argon2id$")
        assert password_matches(member.password_hash, password)
        assert not password_matches(member.password_hash, password + "x")
        assert member.password_hash not in repr(member)
    shown = repr(kit.seeded)
    assert kit.seeded.kiosk_token not in shown
    assert kit.seeded.passwords["canbo"] not in shown


def test_every_seed_has_its_own_secrets(kit: DeskKit) -> None:
    other = seed(kit.store, "phuong-khac", ZONE, keep_hours=False)
    assert other.passwords["canbo"] != kit.seeded.passwords["canbo"]
    assert len({other.kiosk_token, other.board_token, kit.seeded.kiosk_token}) == 3
