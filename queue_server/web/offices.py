"""Which office somebody signs in to, where one server has several."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request, Response

from front_desk.messages import Labels
from queue_server.web.state import Services

OFFICE_COOKIE = "motcua_office"
_YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class Offices:
    """Every office by code, and the one that the sign-in form offers first."""

    names: Mapping[str, Labels]
    first: str

    def choices(self, language: str) -> list[tuple[str, str]]:
        """Code and name of each, by name; none when there is nothing to choose."""
        if len(self.names) < 2:
            return []
        named = {code: names.get(language, names["vi"]) for code, names in self.names.items()}
        return sorted(named.items(), key=lambda one: one[1].casefold())


async def offices_for(request: Request, parts: Services) -> Offices:
    """The offices, first the one of `?office=`, else of last time, else the server's own."""
    names = await parts.store.read(lambda unit: unit.directory.office_names())
    asked = request.query_params.get("office"), request.cookies.get(OFFICE_COOKIE)
    return Offices(names, next((code for code in asked if code in names), parts.office))


def remember_office(response: Response, code: str) -> None:
    """Offer this office first from now on."""
    response.set_cookie(OFFICE_COOKIE, code, max_age=_YEAR_SECONDS, samesite="lax", httponly=True)
