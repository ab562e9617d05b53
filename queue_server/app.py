"""The roof of the queue server: where concrete parts are put together."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import structlog
import uvicorn
from fastapi import FastAPI

from logs import json_lines
from queue_server.clock import system_clock
from queue_server.desk.service import Clock, Desk
from queue_server.events import Fanout
from queue_server.store.session import Store
from queue_server.web import announcements, api, errors, health, pages
from queue_server.web.auth import DeviceTokens, Passwords
from queue_server.web.limits import SignInLimit
from queue_server.web.metrics import Metrics
from queue_server.web.middleware import Envelope
from queue_server.web.state import Services
from settings.model import Settings

DATABASE_FILE = "queue.sqlite3"
_TIDY_SECONDS = 3600.0
_GRACE_SECONDS = 5

log = structlog.get_logger("server")


def open_store(settings: Settings, data_dir: Path) -> Store:
    """The store that the settings name, not opened yet; SQLite lies in `data_dir`."""
    url = settings.server.database_url.get_secret_value()
    return Store(url) if url else Store.for_file(data_dir / DATABASE_FILE)


def public_url(settings: Settings) -> str:
    """The address that phones reach."""
    server = settings.server
    return server.public_url or f"http://{server.host}:{server.port}"


def create_app(settings: Settings, data_dir: Path, clock: Clock = system_clock) -> FastAPI:
    """The server as an ASGI application; it opens its store when it starts up."""
    store = open_store(settings, data_dir)
    desk = Desk(store, clock, public_url(settings))
    parts = Services(
        settings=settings,
        data_dir=data_dir,
        store=store,
        desk=desk,
        fanout=Fanout(store),
        metrics=Metrics(),
        sign_in_limit=SignInLimit(clock),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(store.open)
        parts.fanout.start()
        store.listen()
        tidying = asyncio.create_task(_tidy_every_hour(desk))
        yield
        tidying.cancel()
        with suppress(asyncio.CancelledError):
            await tidying
        parts.fanout.close()
        await asyncio.to_thread(store.close)

    app = FastAPI(
        title="Một Cửa",
        version="1",
        summary="The front desk of a public service point.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.services = parts
    app.state.device_tokens = DeviceTokens()
    app.state.passwords = Passwords()
    errors.install(app)
    app.add_middleware(Envelope, metrics=parts.metrics)
    for part in (api, health, announcements, pages):
        app.include_router(part.router)
    return app


class QueueServer(uvicorn.Server):
    """uvicorn, which sends event streams away before it waits for requests to end."""

    def __init__(self, app: FastAPI, host: str, port: int) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_GRACE_SECONDS,
            )
        )
        self._parts: Services = app.state.services

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the streams, then as uvicorn does."""
        self._parts.fanout.close()
        await super().shutdown(sockets)


def serve(settings: Settings, data_dir: Path) -> None:
    """Serve until interrupted or terminated."""
    json_lines.configure(settings.log.level)
    app = create_app(settings, data_dir)
    log.info("serving", address=settings.server.host, port=settings.server.port)
    QueueServer(app, settings.server.host, settings.server.port).run()
    log.info("stopped")


async def _tidy_every_hour(desk: Desk) -> None:
    while True:
        await desk.tidy()
        await asyncio.sleep(_TIDY_SECONDS)
