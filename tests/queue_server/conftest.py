"""Fixtures of the server's tests."""

from tests.desk_kit import clock, kit

__all__ = ["clock", "kit"]
