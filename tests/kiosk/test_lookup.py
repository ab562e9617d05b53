"""Asking the registry: every question has one answer, whatever the registry does."""

import queue
from collections.abc import Iterator

import pytest

from front_desk.dossier_messages import DossierView
from kiosk import events as ev
from kiosk.devices.simulated_registry import SimulatedRegistry, sample_dossiers
from kiosk.lookup import Lookup
from kiosk.ports import DossierRegistry
from tests.contracts.registry_contract import TODAY

ANSWER_SECONDS = 5.0
DOSSIER = sample_dossiers(TODAY)[0]
UNKNOWN = "H26.36-261102-9999"


class Facts(queue.SimpleQueue[ev.Event]):
    """What was delivered, in order."""

    def next(self) -> ev.Event:
        return self.get(timeout=ANSWER_SECONDS)


class BrokenRegistry(SimulatedRegistry):
    """Fails as nobody expected."""

    def find(self, code: str) -> DossierView:
        raise ZeroDivisionError


@pytest.fixture
def facts() -> Facts:
    return Facts()


def _asking(registry: DossierRegistry | None, facts: Facts) -> Iterator[Lookup]:
    made = Lookup(registry, facts.put)
    yield made
    made.close()


def test_what_is_found_unknown_and_away(facts: Facts) -> None:
    registry = SimulatedRegistry(TODAY)
    for lookup in _asking(registry, facts):
        lookup.ask(DOSSIER.code, 7)
        assert facts.next() == ev.DossierFound(7, DOSSIER)
        lookup.ask(UNKNOWN, 7)
        assert facts.next() == ev.DossierNotFound(7, UNKNOWN)
        registry.away = True
        lookup.ask(DOSSIER.code, 8)
        assert facts.next() == ev.RegistrySilent(8, DOSSIER.code)


@pytest.mark.parametrize("registry", [None, BrokenRegistry(TODAY)])
def test_none_and_a_broken_one_are_silent(
    registry: DossierRegistry | None, facts: Facts, capsys: pytest.CaptureFixture[str]
) -> None:
    for lookup in _asking(registry, facts):
        lookup.ask(DOSSIER.code, 3)
        assert facts.next() == ev.RegistrySilent(3, DOSSIER.code)
        lookup.ask(DOSSIER.code, 4)
        assert facts.next() == ev.RegistrySilent(4, DOSSIER.code)
    said = capsys.readouterr()
    assert DOSSIER.code not in said.out + said.err
    assert facts.empty()
