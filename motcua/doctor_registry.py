"""Whether dossiers can be looked up from here."""

from kiosk.build import registry_of
from kiosk.devices.simulated_registry import SimulatedRegistry
from kiosk.ports import RegistryUnreachable, UnknownDossier
from motcua.findings import Finding, Grade
from settings.data_folder import DataFolder
from settings.model import Settings

ASKED_FOR = "H00-000101-0000"
"""A code that no registry gives out: an answer to it shows that the registry is there."""


def check_registry(settings: Settings, _: DataFolder) -> Finding:
    """Whether the registry answers, in its own words."""
    url = settings.dossiers.url
    registry = registry_of(settings)
    if registry is None:
        return Finding("dossiers", Grade.NOTE, "not looked up here, as set")
    if isinstance(registry, SimulatedRegistry):
        remedy = "set dossiers.url to the registry, or to nothing"
        return Finding("dossiers", Grade.NOTE, "made-up ones", remedy)
    try:
        registry.find(ASKED_FOR)
    except UnknownDossier:
        return Finding("dossiers", Grade.GOOD, f"{url} answers")
    except RegistryUnreachable as error:
        return Finding(
            "dossiers",
            Grade.BAD,
            f"{url} does not answer as agreed ({error})",
            "check dossiers.url and dossiers.token; people are told that it is away",
        )
    finally:
        registry.close()
    return Finding("dossiers", Grade.NOTE, f"{url} knows a code that no office gives out")
