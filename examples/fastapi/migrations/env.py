"""Alembic in Gatehouse's database: it sees this service's tables and none of the others."""

import asyncio

from alembic import context
from sqlalchemy import pool
from sqlalchemy.ext.asyncio import create_async_engine

from models import OWN_TABLES, metadata
from settings import read_settings


def include_object(item, name, type_, reflected, compare_to):
    """What autogenerate compares. Without this, it would drop every table that has no model here."""
    return type_ != "table" or name in OWN_TABLES


def migrate(connection):
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_object=include_object,
        compare_type=True,
        compare_server_default=True,
        # Another service in this database may use Alembic, too.
        version_table="note_migration",
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect():
    settings = read_settings()
    engine = create_async_engine(settings.database_url, connect_args=settings.connect_args, poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
        await connection.commit()
    await engine.dispose()


if context.is_offline_mode():
    raise SystemExit("Migrations run against a database: leave out --sql.")
asyncio.run(connect())
