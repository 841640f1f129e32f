"""The schema check names what differs, and Alembic leaves Gatehouse's tables alone."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from check_schema import find_differences
from models import metadata
from settings import read_database_url

SERVICE = Path(__file__).parent.parent.parent


@pytest.fixture
def look(database_url):
    """Looks at the database after some changes, which are undone."""

    async def run(look, changes):
        url, arguments = read_database_url(database_url)
        engine = create_async_engine(url, connect_args=arguments)
        try:
            async with engine.connect() as connection:
                for change in changes:
                    await connection.execute(text(change))
                found = await connection.run_sync(look)
                await connection.rollback()
            return found
        finally:
            await engine.dispose()

    return lambda what, *changes: asyncio.run(run(what, changes))


def test_a_migrated_database_is_as_expected(look):
    assert look(find_differences) == []


@pytest.mark.parametrize(
    ("change", "differences"),
    [
        ("drop table note", ["table note is missing"]),
        ("alter table note alter text type varchar(3000)", ["note.text: type is VARCHAR(3000), expected TEXT"]),
        (
            "alter table note alter created_at type timestamp",
            ["note.created_at: type is TIMESTAMP WITHOUT TIME ZONE, expected TIMESTAMP WITH TIME ZONE"],
        ),
        ("alter table note alter text drop not null", ["note.text: nullable is True, expected False"]),
        ("alter table note alter created_at drop default", ["note.created_at: default is None, expected now()"]),
        ("alter table note alter text set default ''", ["note.text: default is ''::text, expected None"]),
        ("alter table note rename text to body", ["note: column body is not expected", "note: column text is missing"]),
        ("alter table note add pinned boolean", ["note: column pinned is not expected"]),
        (
            "alter table note rename constraint note_reader_id_fkey to fk",
            ["note: foreign key fk is not expected", "note: foreign key note_reader_id_fkey is missing"],
        ),
        (
            "alter table note drop constraint note_reader_id_fkey, add constraint note_reader_id_fkey"
            ' foreign key (reader_id) references "user" (id)',
            [
                "note: foreign key note_reader_id_fkey is (reader_id) → user(id) on delete NO ACTION,"
                " expected (reader_id) → user(id) on delete CASCADE"
            ],
        ),
        ("drop index note_reader_id_created_at", ["note: index note_reader_id_created_at is missing"]),
        (
            "alter table note drop constraint note_text_length",
            ["note: check note_text_length is missing"],
        ),
        ("alter table note drop constraint note_pkey", ["note: primary key is [], expected ['id']"]),
        (
            "alter view reader_session rename column plans to levels",
            ["reader_session: column plans is missing"],
        ),
        (
            "drop view reader_session",
            ["view reader_session is missing: is this the database of a current Gatehouse?"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_difference_has_a_name(look, change, differences):
    assert look(find_differences, change) == differences


def test_the_command_ends_with_0_only_without_a_difference(database_url, database_proxy):
    def run(url):
        command = [sys.executable, "-m", "check_schema"]
        return subprocess.run(
            command, cwd=SERVICE, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True
        )

    good = run(database_url)
    assert (good.returncode, good.stdout) == (0, "The schema is as expected.\n")
    database_proxy.cut()
    away = run(database_proxy.url)
    assert away.returncode == 2
    assert away.stderr == "Can't reach the database. Check DATABASE_URL, and that the server runs.\n"
    assert run("mysql://x").returncode == 2


def compare(connection):
    env = Path(SERVICE, "migrations/env.py").read_text()
    names = {}
    # Of the file that Alembic runs, which would connect when it is imported.
    exec(env[env.index("def include_object") : env.index("def migrate")], {"OWN_TABLES": {"note"}}, names)
    options = {**names, "compare_type": True, "compare_server_default": True}
    return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


def test_autogenerate_sees_nothing_to_change_and_none_of_gatehouse_s_tables(look):
    assert look(compare) == []
    assert look(compare, "create table of_someone_else (id int)", 'alter table "user" add whatever int') == []


def test_autogenerate_sees_a_change_of_its_own_table(look):
    assert [change[0] for change in look(compare, "alter table note add pinned boolean")] == ["remove_column"]
    assert [change[0] for change in look(compare, "drop table note")] == ["add_table", "add_index"]


def test_a_downgrade_removes_the_service_s_tables_and_no_others(database_url, sql):
    def tables():
        return {row["tablename"] for row in sql("select tablename from pg_tables where schemaname = 'public'")}

    before = tables()
    for step, expected in [("base", before - {"note"}), ("head", before)]:
        direction = "downgrade" if step == "base" else "upgrade"
        command = [sys.executable, "-m", "alembic", direction, step]
        subprocess.run(command, cwd=SERVICE, env={**os.environ, "DATABASE_URL": database_url}, check=True)
        assert tables() == expected
