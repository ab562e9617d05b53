"""Speaking of a person without naming them."""

import hashlib
import hmac


def person_key(personal_number: str, secret: bytes) -> str:
    """A keyed hash of a 12-digit personal number: HMAC-SHA-256 in 64 hex digits.

    Without `secret` (at least 16 bytes, held by the office) the number cannot be found by trying
    all numbers. The same person gives the same key within one office only.
    """
    if len(secret) < 16:
        raise ValueError("the office secret is too short")
    return hmac.new(secret, personal_number.encode(), hashlib.sha256).hexdigest()


def masked_name(full_name: str) -> str:
    """`"Nguyễn Văn An"` → `"N. V. An"`: enough to recognise oneself, not to be looked up."""
    *before, last = full_name.split() or [""]
    return " ".join([*(f"{word[0]}." for word in before), last])


def masked_number(personal_number: str) -> str:
    """`"001090012345"` → `"•••••••••345"`."""
    return "•" * max(0, len(personal_number) - 3) + personal_number[-3:]
