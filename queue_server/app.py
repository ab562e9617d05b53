"""The roof of the queue server: where concrete parts are put together."""

import asyncio
import secrets
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import structlog
import uvicorn
from fastapi import FastAPI

from front_desk.errors import DeskError
from logs import json_lines
from queue_server import processors
from queue_server.clock import system_clock
from queue_server.desk.kiosks import SILENT_SECONDS
from queue_server.desk.service import Clock, Desk
from queue_server.events import Fanout
from queue_server.store.session import Store
from queue_server.web import announcements, api, errors, health, pages
from queue_server.web.auth import Passwords, Secrets
from queue_server.web.limits import WINDOW, SignInLimit
from queue_server.web.metrics import Metrics
from queue_server.web.middleware import Envelope
from queue_server.web.short_way import ShortWay
from queue_server.web.state import Services
from settings.model import Settings

DATABASE_FILE = "queue.sqlite3"
_TIDY_SECONDS = 3600.0
_LEARN_SECONDS = 60.0
_WATCH_SECONDS = 1.5
_GRACE_SECONDS = 5
_KEPT_ALIVE_SECONDS = 75
"""Longer than browsers and kiosks leave a connection idle, so that it is they who close it."""

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
        sign_in_limit=SignInLimit(store, clock, _counting_secret(settings)),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(store.open)
        parts.fanout.start()
        store.listen()
        chores = [
            asyncio.create_task(_again_and_again(desk.tidy, _TIDY_SECONDS)),
            asyncio.create_task(_again_and_again(desk.learn, _LEARN_SECONDS)),
            asyncio.create_task(_watch_kiosks(desk)),
            asyncio.create_task(_again_and_again(parts.sign_in_limit.tidy, WINDOW.total_seconds())),
        ]
        yield
        for chore in chores:
            chore.cancel()
            with suppress(asyncio.CancelledError):
                await chore
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
    app.state.secrets = Secrets(store)
    app.state.passwords = Passwords()
    errors.install(app)
    app.add_middleware(ShortWay, routes=app.routes)
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
                timeout_keep_alive=_KEPT_ALIVE_SECONDS,
            )
        )
        self._parts: Services = app.state.services

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn does; then event loop and writer stay on one processor."""
        await super().startup(sockets)
        asyncio.get_running_loop().set_default_executor(processors.elsewhere())
        threads = [threading.get_native_id(), *self._parts.store.writer_threads()]
        processors.gather(threads, self.config.port)

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


def _counting_secret(settings: Settings) -> bytes:
    """What all processes over one database know, and the database itself does not hold.

    A box with a file of its own has nobody to count with, and gets a new one at each start.
    """
    address = settings.server.database_url.get_secret_value()
    known = urlsplit(address).password or address
    return known.encode() if known else secrets.token_bytes(32)


async def _watch_kiosks(desk: Desk) -> None:
    """While the server or its database was away, kiosks could not be heard either."""
    pause = SILENT_SECONDS
    while True:
        await asyncio.sleep(pause)
        try:
            await desk.notice_silence()
        except DeskError as error:
            log.warning("chore_failed", error=error.code.value)
            pause = SILENT_SECONDS
        else:
            pause = _WATCH_SECONDS


async def _again_and_again(chore: Callable[[], Awaitable[None]], seconds: float) -> None:
    while True:
        try:
            await chore()
        except DeskError as error:
            # The database is away, and will be back; the chore can wait.
            log.warning("chore_failed", error=error.code.value)
        await asyncio.sleep(seconds)
