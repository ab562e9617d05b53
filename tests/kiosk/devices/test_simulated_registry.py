"""The registry of made-up dossiers."""

from collections.abc import Callable

import pytest

from front_desk.dossiers import dossier_code
from front_desk.languages import LANGUAGES
from kiosk.devices.simulated_registry import SimulatedRegistry, sample_dossiers
from tests.contracts.registry_contract import TODAY, RegistryContract


class TestSimulatedRegistry(RegistryContract):
    """In memory."""

    @pytest.fixture
    def registry(self) -> SimulatedRegistry:
        return SimulatedRegistry(TODAY)

    @pytest.fixture
    def set_away(self, registry: SimulatedRegistry) -> Callable[[bool], None]:
        def away(wanted: bool) -> None:
            registry.away = wanted

        return away


def test_the_samples_have_true_codes_and_names_in_every_language() -> None:
    for dossier in sample_dossiers(TODAY):
        assert dossier_code(dossier.code) == dossier.code
        assert set(dossier.names) == set(LANGUAGES)
