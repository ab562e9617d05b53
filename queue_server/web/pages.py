"""The HTML pages. They show what `/api/v1` says; their scripts send commands there."""

import asyncio
from functools import partial
from typing import Annotated

import segno
from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from front_desk.errors import DeskError, ErrorCode
from front_desk.report_messages import TodayReport
from queue_server import reports
from queue_server.desk import visits
from queue_server.desk.turn import Turn
from queue_server.web.auth import (
    Manager,
    find_device,
    find_staff,
    is_board_token,
    set_board_cookie,
)
from queue_server.web.charts import rating_trend
from queue_server.web.offices import offices_for, remember_office
from queue_server.web.rendering import language_of, render, static_answer, words_for
from queue_server.web.state import Parts, Services
from queue_server.web.words import Catalogue, catalogue

GOOD_REASONS = ("friendly", "quick", "clear")
"""Offered with the best score."""

BAD_REASONS = ("long-wait", "unclear", "unfriendly", "many-papers")
"""Offered with the others."""

BREAK_REASONS = ("lunch", "rest", "meeting", "errand")
"""Offered when a counter takes a break; kept as these words, shown in the reader's language."""

router = APIRouter(include_in_schema=False)


@router.get("/")
async def index(request: Request) -> HTMLResponse:
    """The ways to the other pages."""
    return render(request, "index.html", words=words_for(request))


@router.get("/staff")
async def staff(request: Request, parts: Parts) -> HTMLResponse:
    """A counter's page."""
    subjects = ("staff", "signin")
    return await _signed_in_page(
        request, parts, "staff.html", subjects, break_reasons=BREAK_REASONS
    )


@router.get("/manager")
async def manager(request: Request, parts: Parts) -> HTMLResponse:
    """Today at a glance."""
    subjects = ("manager", "staff", "signin", "phone", "reason")
    return await _signed_in_page(request, parts, "manager.html", subjects)


async def _signed_in_page(
    request: Request,
    parts: Services,
    template: str,
    scripted: tuple[str, ...],
    break_reasons: tuple[str, ...] = (),
) -> HTMLResponse:
    """A page with the sign-in form; `?office=` says for which office, and is remembered."""
    words = words_for(request)
    offices = await offices_for(request, parts)
    page = render(
        request,
        template,
        words=words,
        scripted=scripted,
        has_session=await find_staff(request, parts) is not None,
        offices=offices.choices(words.language),
        office=offices.first,
        break_reasons=break_reasons,
    )
    if request.query_params.get("office") == offices.first:
        remember_office(page, offices.first)
    return page


@router.get("/manager/ratings.svg")
async def ratings_chart(request: Request, caller: Manager, parts: Parts) -> Response:
    """How each service was rated over the last days."""

    def see(turn: Turn) -> TodayReport:
        return reports.today(turn.repo, turn.office, turn.day)

    report = await parts.desk.look(caller.office, see)
    words = words_for(request)
    svg = await asyncio.to_thread(_drawn, report, words)
    return Response(svg, media_type="image/svg+xml", headers={"Cache-Control": "no-store"})


def _drawn(report: TodayReport, words: Catalogue) -> bytes:
    language = words.language
    names = tuple(
        (service.service, service.names.get(language, service.names["vi"]))
        for service in report.services
    )
    return rating_trend(report.trend, names, report.day, words("manager.chart_points"), language)


@router.get("/board")
async def board(
    request: Request, parts: Parts, token: Annotated[str, Query(max_length=128)] = ""
) -> Response:
    """The board. Opened once with `?token=`, its browser stays paired."""
    if token and await is_board_token(request, parts, token):
        # The token goes out of the address, where people could read it off the screen.
        paired = RedirectResponse("/board", 303, headers={"Cache-Control": "no-store"})
        set_board_cookie(paired, parts, token)
        return paired
    caller = await find_device(request, parts) or await find_staff(request, parts)
    return render(
        request,
        "board.html",
        words=words_for(request),
        scripted=("board",),
        has_access=caller is not None,
    )


@router.get("/t/{token}")
async def phone(
    request: Request, parts: Parts, token: Annotated[str, Path(max_length=128)]
) -> HTMLResponse:
    """The phone page of one ticket."""
    try:
        office = await parts.desk.office_of_ticket(token)
        ticket = await parts.desk.look(office, partial(visits.follow, token=token))
    except DeskError as error:
        if error.code is not ErrorCode.UNKNOWN_TICKET:
            raise
        return _unknown_ticket(request)
    words = catalogue(language_of(request, otherwise=ticket.language))
    return render(
        request,
        "phone.html",
        words=words,
        scripted=("phone",),
        token=token,
        ticket=ticket.model_dump(mode="json"),
        service=ticket.service_names.get(words.language, ticket.service_names["vi"]),
        code=segno.make_qr(ticket.follow_url, error="m").svg_inline(border=4, omitsize=True),
        good_reasons=GOOD_REASONS,
        bad_reasons=BAD_REASONS,
    )


def _unknown_ticket(request: Request) -> HTMLResponse:
    words = words_for(request)
    return render(
        request,
        "error.html",
        words=words,
        status=404,
        heading=words("phone.unknown_title"),
        hint=words("phone.unknown_hint"),
        home=False,
    )


@router.get("/static/{name}")
async def static_file(request: Request, name: str) -> Response:
    """Styles, scripts and the mark."""
    answer = static_answer(request, name)
    if answer is None:
        raise DeskError(ErrorCode.NOT_FOUND, "There is no such file.")
    return answer
