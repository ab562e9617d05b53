"""What can go wrong at the desk, by a stable code that both sides know.

The server turns a `DeskError` into a problem+json answer; the kiosk's client turns that answer back
into the same `DeskError`. Faces choose the sentence by `code`; `detail` is for logs and engineers.
"""

from enum import StrEnum


class ErrorCode(StrEnum):
    """Stable codes; the value is what stands in the `code` field of problem+json."""

    INVALID_REQUEST = "invalid_request"
    NOT_SIGNED_IN = "not_signed_in"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a code, not a secret
    FORBIDDEN = "forbidden"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    NOT_FOUND = "not_found"
    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_COUNTER = "unknown_counter"
    UNKNOWN_TICKET = "unknown_ticket"
    UNKNOWN_PRIORITY = "unknown_priority"
    SERVICE_CLOSED = "service_closed"
    OFFICE_CLOSED = "office_closed"
    COUNTER_CLOSED = "counter_closed"
    COUNTER_BUSY = "counter_busy"
    COUNTER_TAKEN = "counter_taken"
    WRONG_COUNTER = "wrong_counter"
    FORBIDDEN_MOVE = "forbidden_move"
    ALREADY_RATED = "already_rated"
    NOT_YET_SERVED = "not_yet_served"
    NUMBERS_EXHAUSTED = "numbers_exhausted"
    ALREADY_WAITING = "already_waiting"
    PERSON_LIMIT = "person_limit"
    QUOTA_REACHED = "quota_reached"
    COUNTER_ON_BREAK = "counter_on_break"
    CALLED_TOO_SELDOM = "called_too_seldom"
    CALLED_JUST_NOW = "called_just_now"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOT_YOUR_ACT = "not_your_act"
    NOT_BOOKABLE = "not_bookable"
    WINDOW_FULL = "window_full"
    BOOKING_TOO_EARLY = "booking_too_early"
    BOOKING_LAPSED = "booking_lapsed"
    LEASE_UNKNOWN = "lease_unknown"
    NUMBER_TAKEN = "number_taken"
    IDEMPOTENCY_KEY_MISSING = "idempotency_key_missing"
    IDEMPOTENCY_KEY_REUSED = "idempotency_key_reused"
    STORAGE_UNAVAILABLE = "storage_unavailable"
    SPEECH_UNAVAILABLE = "speech_unavailable"
    INTERNAL = "internal"


STATUS: dict[ErrorCode, int] = {
    ErrorCode.INVALID_REQUEST: 422,
    ErrorCode.NOT_SIGNED_IN: 401,
    ErrorCode.WRONG_PASSWORD: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.TOO_MANY_ATTEMPTS: 429,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.UNKNOWN_SERVICE: 404,
    ErrorCode.UNKNOWN_COUNTER: 404,
    ErrorCode.UNKNOWN_TICKET: 404,
    ErrorCode.UNKNOWN_PRIORITY: 404,
    ErrorCode.SERVICE_CLOSED: 409,
    ErrorCode.OFFICE_CLOSED: 409,
    ErrorCode.COUNTER_CLOSED: 409,
    ErrorCode.COUNTER_BUSY: 409,
    ErrorCode.COUNTER_TAKEN: 409,
    ErrorCode.WRONG_COUNTER: 409,
    ErrorCode.FORBIDDEN_MOVE: 409,
    ErrorCode.ALREADY_RATED: 409,
    ErrorCode.NOT_YET_SERVED: 409,
    ErrorCode.NUMBERS_EXHAUSTED: 409,
    ErrorCode.ALREADY_WAITING: 409,
    ErrorCode.PERSON_LIMIT: 409,
    ErrorCode.QUOTA_REACHED: 409,
    ErrorCode.COUNTER_ON_BREAK: 409,
    ErrorCode.CALLED_TOO_SELDOM: 409,
    ErrorCode.CALLED_JUST_NOW: 409,
    ErrorCode.NOTHING_TO_UNDO: 409,
    ErrorCode.NOT_YOUR_ACT: 409,
    ErrorCode.NOT_BOOKABLE: 409,
    ErrorCode.WINDOW_FULL: 409,
    ErrorCode.BOOKING_TOO_EARLY: 409,
    ErrorCode.BOOKING_LAPSED: 409,
    ErrorCode.LEASE_UNKNOWN: 409,
    ErrorCode.NUMBER_TAKEN: 409,
    ErrorCode.IDEMPOTENCY_KEY_MISSING: 400,
    ErrorCode.IDEMPOTENCY_KEY_REUSED: 422,
    ErrorCode.STORAGE_UNAVAILABLE: 503,
    ErrorCode.SPEECH_UNAVAILABLE: 503,
    ErrorCode.INTERNAL: 500,
}
"""The HTTP status of each code (RFC 9110)."""


class DeskError(Exception):
    """A refusal with a stable code. `detail` is a plain English sentence, never personal data."""

    def __init__(self, code: ErrorCode, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail

    @property
    def status(self) -> int:
        """The HTTP status of the answer."""
        return STATUS[self.code]
