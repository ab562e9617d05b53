"""Asking the registry of dossiers, from a worker of its own: a slow one keeps nobody waiting."""

from collections.abc import Callable

from kiosk import events as ev
from kiosk.ports import DossierRegistry, RegistryUnreachable, UnknownDossier
from kiosk.workers import Worker


class Lookup:
    """Each question's answer is delivered as a fact of the visit that asked."""

    def __init__(
        self, registry: DossierRegistry | None, deliver: Callable[[ev.Event], None]
    ) -> None:
        """`deliver` is called from the worker's thread. Without a registry nothing is there."""
        self._registry = registry
        self._deliver = deliver
        self._worker = Worker("registry", self._crashed)
        self._asked: ev.RegistrySilent | None = None

    def ask(self, code: str, visit: int) -> None:
        """Queue the question about the dossier with this code. Never blocks."""
        self._worker.submit(lambda: self._deliver(self._answer(code, visit)))

    def close(self) -> None:
        """End the worker and hang up."""
        self._worker.close(self._registry.close if self._registry else None)

    def _answer(self, code: str, visit: int) -> ev.Event:
        silent = self._asked = ev.RegistrySilent(visit, code)
        answer: ev.Event = silent
        if self._registry is not None:
            try:
                answer = ev.DossierFound(visit, self._registry.find(code))
            except UnknownDossier:
                answer = ev.DossierNotFound(visit, code)
            except RegistryUnreachable:
                answer = silent
        self._asked = None
        return answer

    def _crashed(self, _: str) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self._deliver(asked)
