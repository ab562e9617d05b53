"""The rows of one office within one transaction."""

from queue_server.store.books import Books
from queue_server.store.happenings import Happenings
from queue_server.store.kiosk_states import KioskStates
from queue_server.store.learned import Learned
from queue_server.store.leases import Leases
from queue_server.store.lines import Lines
from queue_server.store.outside import Outside
from queue_server.store.people import People
from queue_server.store.renewal import Renewal
from queue_server.store.setup import Setup
from queue_server.store.setup_edits import SetupEdits
from queue_server.store.summaries import Summaries


class Repository(
    Setup,
    SetupEdits,
    Lines,
    Leases,
    Happenings,
    People,
    KioskStates,
    Summaries,
    Learned,
    Books,
    Renewal,
    Outside,
):
    """Every query there is, by subject: see the classes that it is made of."""
