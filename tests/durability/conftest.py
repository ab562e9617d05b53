"""Fixtures of the durability tests."""

from tests.desk_kit import clock, kit

__all__ = ["clock", "kit"]
