"""Fixtures of the command line's tests."""

from tests.desk_kit import clock, kit
from tests.motcua.setup_kit import ward

__all__ = ["clock", "kit", "ward"]
