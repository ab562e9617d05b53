"""Fixtures of the command line's tests."""

from tests.desk_kit import clock, kit

__all__ = ["clock", "kit"]
