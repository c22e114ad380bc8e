"""What a database says of its own tables, whatever order their columns stand in."""

from typing import Any

from django.db import connection

POSTGRESQL = (
    "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
    " column_default, is_identity, collation_name FROM information_schema.columns"
    " WHERE table_schema = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT sequencename, data_type::text FROM pg_sequences WHERE schemaname = 'public'",
)


def schema() -> set[Any]:
    """Every column, rule and index of the site's database."""
    return _of_sqlite() if connection.vendor == "sqlite" else _of_postgresql()


def rows() -> dict[str, int]:
    """{table: how many rows it holds}."""
    names = connection.introspection.table_names()
    return {name: _asked(f'SELECT count(*) FROM "{name}"')[0][0] for name in names}


def _of_postgresql() -> set[Any]:
    return {row for question in POSTGRESQL for row in _asked(question)}


def _of_sqlite() -> set[Any]:
    """Every index, and every column and rule of each table by itself."""
    indexes = _asked("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'index'")
    tables = _asked("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    return {*indexes, *((table, part) for table, sql in tables for part in _parts(sql))}


def _parts(sql: str) -> list[str]:
    """What stands in the brackets of a table, split at each comma that is in no others."""
    depth, parts = 0, [""]
    for letter in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _asked(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())
