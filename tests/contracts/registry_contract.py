"""What every registry of dossiers must do."""

from collections.abc import Callable
from datetime import date

import pytest

from front_desk.dossiers import DossierState, Standing, standing
from kiosk.devices.simulated_registry import sample_dossiers
from kiosk.ports import DossierRegistry, RegistryUnreachable, UnknownDossier

TODAY = date(2026, 11, 20)


class RegistryContract:
    """Subclass it with fixtures `registry` (of the sample dossiers on `TODAY`) and `set_away`."""

    def test_each_dossier_is_found_as_it_is(self, registry: DossierRegistry) -> None:
        for dossier in sample_dossiers(TODAY):
            assert registry.find(dossier.code) == dossier

    def test_the_samples_stand_in_every_way(self, registry: DossierRegistry) -> None:
        found = [registry.find(each.code) for each in sample_dossiers(TODAY)]
        assert {each.state for each in found} == set(DossierState)
        ways = {standing(each.state, each.promised_on, TODAY) for each in found}
        assert ways == set(Standing)

    def test_an_unknown_code_is_said_without_quoting_it(self, registry: DossierRegistry) -> None:
        with pytest.raises(UnknownDossier) as caught:
            registry.find("H26.36-261102-9999")
        assert "9999" not in str(caught.value)

    def test_silence_is_typed_and_passes(
        self, registry: DossierRegistry, set_away: Callable[[bool], None]
    ) -> None:
        code = sample_dossiers(TODAY)[0].code
        set_away(True)
        with pytest.raises(RegistryUnreachable) as caught:
            registry.find(code)
        assert code not in str(caught.value)
        set_away(False)
        assert registry.find(code).code == code

    def test_closing_twice_is_safe(self, registry: DossierRegistry) -> None:
        registry.close()
        registry.close()
