"""The service's settings, read once from the environment."""

import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

SESSION_CHECKS = ("token", "database")
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


class SettingsError(Exception):
    """Names every setting that is wrong, and never its value: it may be a secret."""


@dataclass(frozen=True)
class Settings:
    auth_url: str  # where Gatehouse answers: the issuer of tokens
    site_url: str  # the site whose pages call this service
    audience: str  # what tokens for this service name
    session_check: str  # one of SESSION_CHECKS
    database_url: URL
    connect_args: dict[str, Any]  # for asyncpg


def read_settings(env: Mapping[str, str] = os.environ) -> Settings:
    site_url = env.get("SITE_URL") or "http://localhost:3000"
    session_check = env.get("SESSION_CHECK") or "token"
    problems = []
    if session_check not in SESSION_CHECKS:
        problems.append(f"SESSION_CHECK must be one of {', '.join(SESSION_CHECKS)}")
    database: tuple[URL, dict[str, Any]] = (make_url("postgresql://"), {})
    try:
        database = read_database_url(env.get("DATABASE_URL") or "")
    except ValueError as error:
        problems.append(f"DATABASE_URL {error}")
    if problems:
        raise SettingsError("These settings are not valid:\n" + "\n".join(f"  {problem}" for problem in problems))
    return Settings(
        auth_url=env.get("AUTH_URL") or site_url,
        site_url=site_url,
        audience=env.get("TOKEN_AUDIENCE") or site_url,
        session_check=session_check,
        database_url=database[0],
        connect_args=database[1],
    )


def read_database_url(text: str) -> tuple[URL, dict[str, Any]]:
    """Translates a libpq URL, as Neon and Gatehouse write it, for asyncpg.

    Returns the URL without its parameters, and the arguments of `asyncpg.connect` they stand for.
    Raises ValueError that says what is wrong.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        url = make_url("none://")
    if url.drivername not in ("postgresql", "postgres"):
        raise ValueError("must be a URL such as postgresql://user:password@host/database")
    unknown = sorted(set(url.query) - {"sslmode", "channel_binding"})
    if unknown:
        raise ValueError(f"has parameters that asyncpg doesn't know: {', '.join(unknown)}. Remove them")
    mode = url.query.get("sslmode", "prefer")
    if mode not in SSL_MODES:
        raise ValueError(f"has an sslmode that is none of {', '.join(SSL_MODES)}")
    # asyncpg has no channel binding. Checking the certificate also keeps out a server in the middle.
    if url.query.get("channel_binding") == "require":
        mode = "verify-full"
    arguments = {"ssl": verified(mode) if mode.startswith("verify") else mode}
    return url.set(drivername="postgresql+asyncpg", query={}), arguments


def verified(mode: str) -> ssl.SSLContext:
    """Checks the certificate against the system's authorities. By default, asyncpg wants a file of its own."""
    context = ssl.create_default_context()
    context.check_hostname = mode == "verify-full"
    return context
