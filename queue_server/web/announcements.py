"""The spoken calls."""

from fastapi import APIRouter

router = APIRouter()
