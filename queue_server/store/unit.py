"""One transaction, as a piece of work sees it."""

from sqlalchemy import Connection

from front_desk.errors import DeskError, ErrorCode
from queue_server.store.directory import Directory
from queue_server.store.repository import Repository
from queue_server.store.revisions import Revisions
from queue_server.store.sign_ins import SignIns


class StorageUnavailable(DeskError):
    """The database did not answer, or could not write. `cause` names the kind of failure."""

    def __init__(self, cause: str) -> None:
        super().__init__(ErrorCode.STORAGE_UNAVAILABLE, f"The database failed ({cause}).")


class Unit:
    """What a piece of work may touch: the rows of an office, and who belongs to which office."""

    def __init__(self, connection: Connection, revisions: Revisions | None = None) -> None:
        self._connection = connection
        self._revisions = revisions or Revisions(connection)
        self.touched: set[str] = set()
        self.directory = Directory(connection)

    def at(self, office: str) -> Repository:
        """The rows of one office."""
        return Repository(self._connection, office, self.touched, self._revisions)

    @property
    def sign_ins(self) -> SignIns:
        """Attempts to sign in, at whatever office."""
        return SignIns(self._connection)
