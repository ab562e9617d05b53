"""Whether the server lives, whether it can work, and its figures."""

from fastapi import APIRouter, Response

from front_desk.errors import ErrorCode
from queue_server.web.errors import problem
from queue_server.web.state import Parts

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", response_model=dict[str, str])
async def readyz(parts: Parts) -> Response:
    """The database answers and there is an office."""
    if not await parts.store.read(lambda unit: unit.directory.offices()):
        return problem(ErrorCode.STORAGE_UNAVAILABLE, "No office is set up yet.")
    return Response('{"status":"ok"}', media_type="application/json")


@router.get("/metrics", response_class=Response)
async def metrics(parts: Parts) -> Response:
    """Figures for Prometheus."""
    parts.metrics.listeners.set(parts.fanout.listening)
    return Response(parts.metrics.page(), media_type="text/plain; version=0.0.4; charset=utf-8")
