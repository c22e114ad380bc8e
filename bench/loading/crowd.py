"""Very many people with 100 days and 100 entries each, made by PostgreSQL itself.

Rows come in the order in which they would have: day by day, everybody's row of that day together,
so that one person's days lie as far apart as in a real table. Constraints and indexes are taken
off before and built again afterwards; the two tables are not written to the log of changes.
"""

import time

from django.db import connection

DAYS = 100
TABLES = ("diary_day", "diary_entry")
PAINS = ", ".join(
    f"""'{{"pain": {pain}, "function": "effort", "sleep": "well", "done": ["heat", "walk"]}}'"""
    for pain in range(11)
)
# Making each row's words anew would take most of the time.
PAIN = "((id + %(ago)s * 7) %% 11)"
TOLD = f"(ARRAY[{PAINS}]::jsonb[])[1 + {PAIN}]"
KEY = "lpad(to_hex(id * 128 + %(ago)s), 32, '0')::uuid"
OF_A_DAY = {
    "diary_day": f"""INSERT INTO diary_day (visitor_id, day, pain, told, changed_at)
        SELECT id, current_date - %(ago)s, {PAIN}, {TOLD}, now() FROM visitor
        WHERE id BETWEEN %(first)s AND %(last)s""",
    "diary_entry": f"""INSERT INTO diary_entry
        (visitor_id, key, day, kind, told, written_at, arrived_at)
        SELECT id, {KEY}, current_date - %(ago)s, 'told', {TOLD}, now(), now() FROM visitor
        WHERE id BETWEEN %(first)s AND %(last)s""",
}
PEOPLE = """INSERT INTO visitor (key_hash, country, time_zone, created_at)
    SELECT encode(sha256(('nobody' || n)::bytea), 'hex'), 'GB', 'Europe/London', now()
    FROM generate_series(1, %s) n"""
# What cannot be dropped is left: a primary key goes with its constraint.
DEFINED = """SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = %s::regclass AND contype IN ('p', 'u', 'c', 'f') ORDER BY contype = 'f'"""
INDEXED = """SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s
    AND indexname NOT IN (SELECT conname FROM pg_constraint)"""


def fill(count: int) -> dict:
    """So many people more; seconds that rows and indexes took, and bytes a person."""
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute("SET max_parallel_maintenance_workers = 1")
        first, last = _people(cursor, count)
        built = {table: _take_off(cursor, table) for table in TABLES}
        for table in TABLES:
            for ago in range(DAYS, 0, -1):
                cursor.execute(OF_A_DAY[table], {"ago": ago, "first": first, "last": last})
        rows_s = time.perf_counter() - began
        for table in TABLES:
            for statement in built[table]:
                cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE visitor, diary_day, diary_entry")
    return {"people": count, "rows_s": rows_s, "all_s": time.perf_counter() - began} | sizes()


def _people(cursor, count: int) -> tuple[int, int]:
    cursor.execute("SELECT coalesce(max(id), 0) FROM visitor")
    before = cursor.fetchone()[0]
    cursor.execute(PEOPLE, [count])
    return before + 1, before + count


def _take_off(cursor, table: str) -> list[str]:
    """Drops constraints and indexes; the statements that bring them back."""
    cursor.execute(DEFINED, [table])
    constraints = cursor.fetchall()
    cursor.execute(INDEXED, [table])
    indexes = cursor.fetchall()
    for name, _ in constraints:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    cursor.execute(f"ALTER TABLE {table} SET UNLOGGED")
    back = [
        f'ALTER TABLE {table} ADD CONSTRAINT "{n}" {definition}' for n, definition in constraints
    ]
    return [*(definition for _, definition in indexes), *back]


def sizes() -> dict:
    """Bytes of rows and of indexes, and rows, of the tables of the crowd."""
    with connection.cursor() as cursor:
        return {table: _size(cursor, table) for table in ("visitor", *TABLES)}


def _size(cursor, table: str) -> dict:
    cursor.execute("SELECT pg_table_size(%s), pg_indexes_size(%s)", [table, table])
    rows_bytes, index_bytes = cursor.fetchone()
    cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
    return {"bytes": rows_bytes, "index_bytes": index_bytes, "rows": cursor.fetchone()[0]}
