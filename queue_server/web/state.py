"""What every endpoint works with, put together by the composition root."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, cast

from fastapi import Depends, Request

from queue_server.desk.service import Desk
from queue_server.events import Fanout
from queue_server.store.session import Store
from queue_server.web.limits import SignInLimit
from queue_server.web.metrics import Metrics
from settings.model import Settings


@dataclass(frozen=True)
class Services:
    """The parts that endpoints use."""

    settings: Settings
    data_dir: Path
    store: Store
    desk: Desk
    fanout: Fanout
    metrics: Metrics
    sign_in_limit: SignInLimit

    @property
    def office(self) -> str:
        """The office whose staff sign in here."""
        return self.settings.office.code


async def services_of(request: Request) -> Services:
    """The parts, from a request."""
    return cast("Services", request.app.state.services)


Parts = Annotated[Services, Depends(services_of)]
"""An endpoint's parameter of this type gets the parts."""
