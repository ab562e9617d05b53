"""The pages' fixtures, for tests of a server with several offices."""

from tests.pages.conftest import open_browser, ward

__all__ = ["open_browser", "ward"]
