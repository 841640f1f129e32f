"""Compares the database with what this service expects. `python3 -m check_schema` names each difference.

Exit code 0: none. 1: some. 2: the database can't be reached, or the settings are wrong.
"""

import asyncio
import sys
from typing import Any, Optional

from sqlalchemy import Table, inspect
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.schema import CheckConstraint, ForeignKeyConstraint

from database import is_unavailable
from models import OWN_TABLES, metadata
from settings import SettingsError, read_settings

# What the service reads from Gatehouse: column, type.
READER_SESSION = {
    "session_id": "TEXT",
    "reader_id": "TEXT",
    "email": "TEXT",
    "email_verified": "BOOLEAN",
    "plans": "TEXT[]",
}


def find_differences(connection: Connection) -> list[str]:
    """Each difference as a sentence. Empty if there is none."""
    differences = []
    there = set(inspect(connection).get_table_names())
    for name in sorted(OWN_TABLES):
        differences += (
            compare_table(connection, metadata.tables[name]) if name in there else [f"table {name} is missing"]
        )
    return differences + compare_view(connection)


def compare_table(connection: Connection, expected: Table) -> list[str]:
    inspector, table = inspect(connection), expected.name
    found = {column["name"]: column for column in inspector.get_columns(table)}
    expected_columns = {column.name: column for column in expected.columns}
    differences = compare_names(f"{table}: column", expected_columns, found)
    for name in expected_columns.keys() & found.keys():
        column, actual = expected_columns[name], found[name]
        default = column.server_default.arg.compile(dialect=connection.dialect) if column.server_default else None
        for what, wanted, is_now in (
            ("type", type_name(connection, column.type), type_name(connection, actual["type"])),
            ("nullable", column.nullable, actual["nullable"]),
            ("default", normalize(default), normalize(actual["default"])),
        ):
            if wanted != is_now:
                differences.append(f"{table}.{name}: {what} is {is_now}, expected {wanted}")

    def named(kind: type) -> dict[str, Any]:
        return {str(item.name): item for item in expected.constraints if isinstance(item, kind)}

    keys = {key["name"]: describe_key(key) for key in inspector.get_foreign_keys(table)}
    expected_keys = {
        name: describe_key(
            {
                "constrained_columns": [column.name for column in key.columns],
                "referred_table": key.elements[0].column.table.name,
                "referred_columns": [element.column.name for element in key.elements],
                "options": {"ondelete": key.ondelete},
            }
        )
        for name, key in named(ForeignKeyConstraint).items()
    }
    indexes = {index["name"]: index["column_names"] for index in inspector.get_indexes(table)}
    expected_indexes = {str(index.name): [column.name for column in index.columns] for index in expected.indexes}
    for what, wanted, is_now in (("foreign key", expected_keys, keys), ("index", expected_indexes, indexes)):
        differences += compare_names(f"{table}: {what}", wanted, is_now)
        for name in wanted.keys() & is_now.keys():
            if wanted[name] != is_now[name]:
                differences.append(f"{table}: {what} {name} is {is_now[name]}, expected {wanted[name]}")
    checks = {check["name"]: check for check in inspector.get_check_constraints(table)}
    differences += compare_names(f"{table}: check", named(CheckConstraint), checks)
    primary = inspector.get_pk_constraint(table)["constrained_columns"]
    if primary != [column.name for column in expected.primary_key]:
        differences.append(f"{table}: primary key is {primary}, expected {list(expected.primary_key.columns.keys())}")
    return sorted(differences)


def compare_view(connection: Connection) -> list[str]:
    inspector = inspect(connection)
    if "reader_session" not in inspector.get_view_names():
        return ["view reader_session is missing: is this the database of a current Gatehouse?"]
    found = {column["name"]: column["type"] for column in inspector.get_columns("reader_session")}
    # Gatehouse may add columns.
    differences = [f"reader_session: column {name} is missing" for name in READER_SESSION.keys() - found.keys()]
    for name in READER_SESSION.keys() & found.keys():
        actual = type_name(connection, found[name])
        if actual != READER_SESSION[name]:
            differences.append(f"reader_session.{name}: type is {actual}, expected {READER_SESSION[name]}")
    return sorted(differences)


def compare_names(what: str, expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    missing = [f"{what} {name} is missing" for name in expected.keys() - found.keys()]
    return missing + [f"{what} {name} is not expected" for name in found.keys() - expected.keys()]


def describe_key(key: dict[str, Any]) -> str:
    columns, referred = ", ".join(key["constrained_columns"]), ", ".join(key["referred_columns"])
    return (
        f"({columns}) → {key['referred_table']}({referred}) on delete {key['options'].get('ondelete') or 'NO ACTION'}"
    )


def type_name(connection: Connection, column_type: Any) -> str:
    return column_type.compile(dialect=connection.dialect)


def normalize(default: Optional[Any]) -> Optional[str]:
    return None if default is None else str(default).lower()


async def check() -> int:
    settings = read_settings()
    engine = create_async_engine(settings.database_url, connect_args=settings.connect_args)
    async with engine.connect() as connection:
        differences = await connection.run_sync(find_differences)
    await engine.dispose()
    for difference in differences:
        print(difference)
    print(f"{len(differences)} differences" if differences else "The schema is as expected.")
    return 1 if differences else 0


def main() -> int:
    try:
        return asyncio.run(check())
    except SettingsError as error:
        print(error, file=sys.stderr)
    except Exception as error:
        if not is_unavailable(error):
            raise
        print("Can't reach the database. Check DATABASE_URL, and that the server runs.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
