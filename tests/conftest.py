"""Fixtures for every test."""

from tests.servers import database_url, postgres_server, postgres_url, running_server

__all__ = ["database_url", "postgres_server", "postgres_url", "running_server"]
