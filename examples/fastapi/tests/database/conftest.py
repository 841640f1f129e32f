"""Tests with a database of Gatehouse's: TEST_DATABASE_URL names one that may be changed."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from fastapi.testclient import TestClient

from database_proxy import DatabaseProxy
from issuer import AUDIENCE, Issuer
from main import create_app
from readers import KnownReader
from settings import Settings, read_database_url

SITE = "https://docs.example.com"
SERVICE = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def database_url() -> str:
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        pytest.skip("TEST_DATABASE_URL names no database")
    migrate = [sys.executable, "-m", "alembic", "upgrade", "head"]
    subprocess.run(migrate, cwd=SERVICE, env={**os.environ, "DATABASE_URL": url}, check=True, capture_output=True)
    return url


@pytest.fixture
def sql(database_url: str) -> Callable[..., list[Any]]:
    """Runs one statement on a connection of its own."""

    async def run(statement: str, values: Any) -> list[Any]:
        connection = await asyncpg.connect(database_url)
        try:
            return await connection.fetch(statement, *values)
        finally:
            await connection.close()

    return lambda statement, *values: asyncio.run(run(statement, values))


@pytest.fixture
def make_reader(sql: Callable[..., list[Any]], issuer: Issuer) -> Callable[..., KnownReader]:
    return lambda *plans: KnownReader(sql, issuer, plans)


@pytest.fixture
def database_proxy(database_url: str) -> Iterator[DatabaseProxy]:
    proxy = DatabaseProxy(database_url)
    yield proxy
    proxy.close()


@pytest.fixture(params=["token"])
def client(request: Any, issuer: Issuer, clock: Any, database_proxy: DatabaseProxy) -> Iterator[TestClient]:
    """The service. Its parameter is SESSION_CHECK."""
    url, arguments = read_database_url(database_proxy.url)
    app = create_app(Settings(issuer.url, SITE, AUDIENCE, request.param, url, arguments))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
        client.portal.call(app.state.database.engine.dispose)
