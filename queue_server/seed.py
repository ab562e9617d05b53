"""The example ward: invented, complete, and set up once."""

from dataclasses import dataclass, field
from datetime import time

from front_desk.business_day import OpeningSpan
from front_desk.messages import Labels
from queue_server.accounts import hash_password, new_password, new_token, token_hash
from queue_server.seed_names import counter_named, named
from queue_server.store.repository import Repository
from queue_server.store.rows import CounterPlan, PriorityClass, Role, Service, ServiceGroup
from queue_server.store.session import Store
from queue_server.store.unit import Unit

OFFICE_NAMES = named("Phường Mẫu", "Mẫu Ward")

GROUPS = (
    ServiceGroup("giay-to", 1, named("Giấy tờ cá nhân", "Personal papers"), "family"),
    ServiceGroup("doi-song", 2, named("Nhà đất và đời sống", "Home and welfare"), "land"),
)
"""Collecting results belongs to no group: everybody looks for it at once."""

SERVICES = (
    Service(
        "ho-tich", "A", 1,
        named("Hộ tịch", "Civil status"),
        named("Khai sinh, kết hôn, khai tử", "Birth, marriage, death"),
        "family", 720, service_group="giay-to", per_window=4,
    ),
    Service(
        "chung-thuc", "B", 2,
        named("Chứng thực", "Certification"),
        named("Bản sao, chữ ký, hợp đồng", "Copies, signatures, contracts"),
        "stamp", 360, service_group="giay-to", per_window=6,
    ),
    Service(
        "dat-dai", "C", 3,
        named("Đất đai – xây dựng", "Land and building"),
        named("Sổ đỏ, giấy phép xây dựng", "Land titles, building permits"),
        "land", 1080, service_group="doi-song",
    ),
    Service(
        "bao-tro", "D", 4,
        named("Bảo trợ xã hội", "Social protection"),
        named("Trợ cấp, bảo hiểm y tế", "Allowances, health insurance"),
        "social", 900, service_group="doi-song",
    ),
    Service(
        "cu-tru", "E", 5,
        named("Cư trú – căn cước", "Residence and identity"),
        named("Thường trú, tạm trú, căn cước", "Residence, identity card"),
        "card", 600, service_group="giay-to",
    ),
    Service(
        "tra-ket-qua", "F", 6,
        named("Trả kết quả", "Collecting results"),
        named("Nhận giấy tờ theo giấy hẹn", "Papers on your appointment slip"),
        "result", 180,
    ),
)  # fmt: skip

COUNTERS = (
    CounterPlan("quay-1", 1, counter_named(1), ("chung-thuc", "ho-tich", "tra-ket-qua")),
    CounterPlan("quay-2", 2, counter_named(2), ("chung-thuc", "ho-tich")),
    CounterPlan("quay-3", 3, counter_named(3), ("bao-tro", "dat-dai")),
    CounterPlan("quay-4", 4, counter_named(4), ("cu-tru", "tra-ket-qua")),
)

CLASSES = (
    PriorityClass(
        "tu-75-tuoi", 1,
        named("Người từ 75 tuổi trở lên", "People aged 75 and over"),
        "Quy định lấy số iHanoi",
        3.0, 75,
    ),
    PriorityClass(
        "khuyet-tat", 2,
        named("Người khuyết tật", "People with disabilities"),
        "Luật Người khuyết tật 51/2010/QH12",
        3.0, None,
    ),
    PriorityClass(
        "mang-thai", 3,
        named("Mang thai, có con nhỏ", "Pregnant, or small child"),
        "Nội quy tiếp công dân",
        3.0, None,
    ),
    PriorityClass(
        "nguoi-co-cong", 4,
        named("Người có công với cách mạng", "People of merit"),
        "Pháp lệnh 02/2020/UBTVQH14",
        3.0, None,
    ),
)  # fmt: skip

HOURS = tuple(
    OpeningSpan(weekday, opens, closes)
    for weekday in range(5)
    for opens, closes in ((time(8), time(11, 30)), (time(13, 30), time(17)))
)
"""Monday to Friday, morning and afternoon."""

ACCOUNTS: tuple[tuple[str, str, Role], ...] = (
    ("canbo", "Cán bộ Mẫu", "staff"),
    ("quanly", "Quản lý Mẫu", "manager"),
)


@dataclass(frozen=True)
class Seeded:
    """What the seed did. Passwords and tokens are here and nowhere else; empty if nothing was."""

    made: bool
    passwords: dict[str, str] = field(default_factory=dict, repr=False)
    kiosk_token: str = field(default="", repr=False)
    board_token: str = field(default="", repr=False)


def seed(
    store: Store,
    office: str,
    time_zone: str,
    *,
    keep_hours: bool,
    names: Labels = OFFICE_NAMES,
) -> Seeded:
    """Set up `office` like the example ward, unless there is an office of this code.

    `keep_hours` gives it opening hours; without them it is always open.
    """
    if store.read_now(lambda unit: unit.at(office).office_exists()):
        return Seeded(made=False)
    passwords = {name: new_password() for name, _, _ in ACCOUNTS}
    hashes = {name: hash_password(password) for name, password in passwords.items()}
    made = Seeded(made=True, passwords=passwords, kiosk_token=new_token(), board_token=new_token())

    def work(unit: Unit) -> Seeded:
        repo = unit.at(office)
        if repo.office_exists():
            return Seeded(made=False)
        repo.add_office(names, time_zone)
        _furnish(repo, keep_hours=keep_hours)
        for name, display_name, role in ACCOUNTS:
            repo.add_staff(name, display_name, role, hashes[name])
        repo.add_device("kiosk-1", "kiosk", token_hash(made.kiosk_token))
        repo.letters_of("kiosk-1")
        repo.add_device("board-1", "board", token_hash(made.board_token))
        return made

    return store.write_now(work)


def _furnish(repo: Repository, *, keep_hours: bool) -> None:
    repo.set_hours(HOURS if keep_hours else ())
    for group in GROUPS:
        repo.add_group(group)
    for service in SERVICES:
        repo.add_service(service)
    for counter in COUNTERS:
        repo.add_counter(counter)
    for one in CLASSES:
        repo.add_class(one)
