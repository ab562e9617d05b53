"""What goes between a kiosk and the registry of dossiers.

A registry is asked by `POST {url}/dossiers/look-up`, with a bearer token if it wants one. It
answers 200 with a `DossierView`, or 404 with a JSON object whose `code` is `unknown_dossier`. The
code never stands in an address, which every machine between would keep in its logs.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from front_desk.dossiers import MAX_CODE, DossierState
from front_desk.messages import Labels

LOOK_UP = "/dossiers/look-up"
UNKNOWN_DOSSIER = "unknown_dossier"


class DossierQuestion(BaseModel):
    """What a registry is asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(max_length=MAX_CODE, repr=False)


class DossierView(BaseModel):
    """A registry's answer. Whatever else it says, of the person above all, is not kept.

    Nor are its texts: pydantic would hold on to short ones, to be quicker the next time.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", cache_strings="none")

    code: str = Field(max_length=MAX_CODE, repr=False)
    names: Labels = Field(
        repr=False, description="What it is about, such as a birth certificate; `vi` is there."
    )
    state: DossierState
    promised_on: date | None = Field(None, description="The day on the receipt, if one was named.")


class NoSuchDossier(BaseModel):
    """A registry's answer that it has no such dossier."""

    model_config = ConfigDict(frozen=True, extra="ignore", cache_strings="none")

    code: str
