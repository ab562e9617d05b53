"""Everything under `/api/v1`."""

from fastapi import APIRouter

from front_desk.messages import API
from queue_server.web import (
    api_bookings,
    api_counters,
    api_leases,
    api_office,
    api_session,
    api_tickets,
)

router = APIRouter(prefix=API)
for _part in (api_leases, api_tickets, api_bookings, api_counters, api_office, api_session):
    router.include_router(_part.router)
