"""The part of the command line that runs one process: server, kiosk or safe screen."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from motcua.options import folder_of, settings_of
from motcua.setup_commands import Command
from settings.load import refuse_unfit

AddOptions = Callable[[argparse.ArgumentParser], None]


def add_running_commands(
    commands: Any, command: Command, server_options: AddOptions, device_options: AddOptions
) -> None:
    """`motcua server`, `kiosk` and others; `command` makes one as all others are made."""
    server = command(commands, "server", _server, "run the queue server")
    server_options(server)
    kiosk = command(commands, "kiosk", _kiosk, "run the kiosk")
    kiosk.set_defaults(wipes_memory=True)
    kiosk.add_argument("--server-url", help="the queue server's address")
    device_options(kiosk)
    safe = command(commands, "safe-screen", _safe_screen, "say that the kiosk is out of order")
    safe.add_argument("--server-url", help="the queue server's address")
    safe.add_argument(
        "--seconds", type=float, default=0.0, help="end by itself after so long (default: stay)"
    )
    safe.add_argument("--windowed", action="store_true", help="a window, not the full screen")
    registry = command(
        commands, "dossier-registry", _dossier_registry, "serve made-up dossiers, to try with"
    )
    registry.add_argument("--port", type=int, default=8610, help="port to listen on (8610)")
    for part in (server, kiosk, safe):
        part.add_argument("--until-stdin-ends", action="store_true", help=argparse.SUPPRESS)


def _server(options: argparse.Namespace) -> int:
    from queue_server.app import serve
    from settings.production import server_faults

    _end_with_stdin(options)
    settings = settings_of(options)
    refuse_unfit(server_faults(settings))
    serve(settings, folder_of(options).path)
    return 0


def _kiosk(options: argparse.Namespace) -> int:
    from kiosk.build import run_kiosk

    _end_with_stdin(options)
    return run_kiosk(settings_of(options), folder_of(options))


def _safe_screen(options: argparse.Namespace) -> int:
    from motcua.safe_screen import safe_screen

    _end_with_stdin(options)
    return safe_screen(
        lambda: settings_of(options), lambda: folder_of(options), seconds=options.seconds
    )


def _dossier_registry(options: argparse.Namespace) -> int:
    from motcua.dossier_registry import serve_registry

    return serve_registry(options.port, sys.stdout)


def _end_with_stdin(options: argparse.Namespace) -> None:
    """Have this process end as on SIGTERM once standard input does, if the arguments say so."""
    if not options.until_stdin_ends:
        return

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="until-stdin-ends", daemon=True).start()
