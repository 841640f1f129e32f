"""Access to the database. While it is away, the answer is 503. The service recovers on its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from gatehouse import unavailable
from settings import Settings

# SQLSTATEs of a server that can't serve now: connection lost, no resources, shutting down or starting up, system
# error, sign-in refused, no such database, a standby. https://www.postgresql.org/docs/current/errcodes-appendix.html
UNAVAILABLE = ("08", "53", "57P", "58", "28", "3D000", "25006")

CONNECT_TIMEOUT = 10  # seconds: as long as a suspended database may take to wake up
QUERY_TIMEOUT = 10


def is_unavailable(error: BaseException) -> bool:
    """Whether an error says that the database can't be reached, rather than that a statement is wrong."""
    if isinstance(error, (OSError, asyncio.TimeoutError, PoolTimeout, InterfaceError, asyncpg.InterfaceError)):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and is_unavailable(error.orig))
    state = getattr(error, "sqlstate", None) or ""
    return state.startswith(UNAVAILABLE)


class Database:
    def __init__(self, settings: Settings):
        self.engine = create_async_engine(
            settings.database_url,
            # Tests each connection before use: a database that scales to zero drops them all.
            pool_pre_ping=True,
            pool_timeout=CONNECT_TIMEOUT,
            connect_args={**settings.connect_args, "timeout": CONNECT_TIMEOUT, "command_timeout": QUERY_TIMEOUT},
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Commits at the end, or rolls back. Raises a 503 while the database can't be reached."""
        try:
            async with AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
                yield session
        except Exception as error:
            if is_unavailable(error):
                raise unavailable("DATABASE_UNAVAILABLE", "The database can’t be reached") from error
            raise
