"""Secrets: passwords, session tokens, device tokens. Only hashes are kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from front_desk.errors import DeskError, ErrorCode
from queue_server.store.repository import Repository
from queue_server.store.rows import DeviceKind, Role, StaffMember
from queue_server.store.session import Store
from queue_server.store.unit import Unit

PASSWORD_LENGTH = 10
"""The least length of a chosen password, in characters."""

# OWASP's first choice for Argon2id with 19 MiB.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def new_token() -> str:
    """256 random bits as text."""
    return secrets.token_urlsafe(32)


def new_password() -> str:
    """A first password that can be typed: four groups of four, about 80 bits."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def token_hash(token: str) -> str:
    """SHA-256 in hex: enough for random tokens, which nobody can guess."""
    return hashlib.sha256(token.encode()).hexdigest()


def csrf_of(session_token: str) -> str:
    """The word that a page sends back with each command; it follows from the session."""
    return hashlib.sha256(f"csrf\n{session_token}".encode()).hexdigest()[:43]


def hash_password(password: str) -> str:
    """Argon2id; takes about 30 ms of processor time."""
    return _HASHER.hash(password)


def password_matches(kept_hash: str, password: str) -> bool:
    """Whether the password is the one; takes as long either way."""
    try:
        return _HASHER.verify(kept_hash, password)
    except VerifyMismatchError:
        return False


def sign_in(repo: Repository, member: StaffMember, now: datetime, hours: int) -> str:
    """Begin a session; its token."""
    token = new_token()
    repo.add_session(token_hash(token), member.name, now, now + timedelta(hours=hours))
    return token


def add_user(  # noqa: PLR0917 - what an account is made of
    store: Store, office: str, name: str, display_name: str, role: Role, password: str
) -> None:
    """A new staff account.

    Raises `DeskError` (INVALID_REQUEST) for a known name or a short password.
    """
    kept = hash_password(_long_enough(password))

    def work(unit: Unit) -> None:
        repo = unit.at(office)
        if repo.staff_member(name) is not None:
            raise DeskError(ErrorCode.INVALID_REQUEST, "There is an account with this name.")
        repo.add_staff(name, display_name, role, kept)

    store.write_now(work)


def set_password(store: Store, office: str, name: str, password: str) -> None:
    """Change a password and end every session of the account. Raises NOT_FOUND."""
    kept = hash_password(_long_enough(password))

    def work(unit: Unit) -> None:
        repo = unit.at(office)
        if repo.staff_member(name) is None:
            raise DeskError(ErrorCode.NOT_FOUND, "There is no account with this name.")
        repo.set_password(name, kept)

    store.write_now(work)


def add_device(store: Store, office: str, name: str, kind: DeviceKind) -> str:
    """A new device; its token, which cannot be read again. Raises INVALID_REQUEST."""
    token = new_token()

    def work(unit: Unit) -> None:
        repo = unit.at(office)
        if repo.has_device(name):
            raise DeskError(ErrorCode.INVALID_REQUEST, "There is a device with this name.")
        repo.add_device(name, kind, token_hash(token))
        if kind == "kiosk":
            repo.letters_of(name)

    store.write_now(work)
    return token


def withdraw_device(store: Store, office: str, name: str) -> None:
    """End a device's token; every process takes it for at most five seconds more.

    Raises NOT_FOUND.
    """

    def work(unit: Unit) -> None:
        if not unit.at(office).withdraw_device(name):
            raise DeskError(ErrorCode.NOT_FOUND, "There is no device with this name.")

    store.write_now(work)


def _long_enough(password: str) -> str:
    if len(password) < PASSWORD_LENGTH:
        raise DeskError(
            ErrorCode.INVALID_REQUEST, f"A password has at least {PASSWORD_LENGTH} characters."
        )
    return password
