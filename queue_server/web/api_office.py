"""The board, the event stream and the manager's figures."""

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import StreamingResponse

from front_desk.errors import DeskError, ErrorCode
from front_desk.messages import BoardView
from front_desk.report_messages import TodayReport
from queue_server import reports
from queue_server.desk import views
from queue_server.desk.turn import Turn
from queue_server.web import sse
from queue_server.web.auth import Anybody, Manager
from queue_server.web.commands import answer
from queue_server.web.errors import problems
from queue_server.web.state import Parts

router = APIRouter(tags=["office"])


@router.get(
    "/board",
    response_model=BoardView,
    responses=problems(ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN),
)
async def get_board(caller: Anybody, parts: Parts) -> Response:
    """The board as it stands."""
    if caller.role == "kiosk":
        raise DeskError(ErrorCode.FORBIDDEN, "This is for boards and staff.")
    return answer(await parts.desk.look(caller.office, views.board_view))


@router.get(
    "/events",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"text/event-stream": {}}, "description": "A stream of events."},
        **problems(ErrorCode.NOT_SIGNED_IN),
    },
)
async def get_events(
    caller: Anybody,
    parts: Parts,
    request: Request,
    last_event_id: Annotated[
        str | None, Header(description="The `id` of the last message that the reader has seen.")
    ] = None,
) -> Response:
    """What happens in the office, as it happens.

    Without `Last-Event-ID`, too far behind, or where the database was restored from a backup since,
    the stream begins with `event: snapshot`, whose data is a `BoardView`. Each further event is
    named by its kind and carries an `EventView`.
    """
    return sse.stream(parts, caller, last_event_id, request)


@router.get(
    "/reports/today",
    response_model=TodayReport,
    responses=problems(ErrorCode.NOT_SIGNED_IN, ErrorCode.FORBIDDEN),
)
async def get_today(caller: Manager, parts: Parts) -> Response:
    """Today at a glance."""

    def see(turn: Turn) -> TodayReport:
        return reports.at_a_glance(turn.repo, turn.office, turn.day, turn.class_names)

    return answer(await parts.desk.look(caller.office, see))
