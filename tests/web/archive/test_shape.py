"""Every table that hangs on a person is taken out, brought in and erased, and has a meaning."""

from django.db import models

from tests.web.archive.conftest import rows_in
from unclench.web.archive.declared import declared_tables, left_out_tables
from unclench.web.archive.shape import tables, tables_of_a_record

HOW = "say what it means in the archive.yaml of its app, under tables or left_out"
SECRETS = ("password", "hash", "secret", "token", "nonce", "email")


def _columns():
    return [(table, column) for table in tables() for column in table.columns]


def test_every_table_with_a_road_to_a_visitor_is_in_the_archive_or_left_out_with_a_reason():
    known = {*declared_tables(), *left_out_tables()}

    assert {t.name for t in tables_of_a_record()} - known == set(), HOW


def test_every_table_of_the_archive_has_a_meaning():
    assert [t.name for t in tables() if not t.meaning] == []


def test_whatever_belongs_to_no_other_row_has_a_title_for_the_pages():
    alone = [t for t in tables() if t.owner and not t.title and t.name != "visitor"]

    assert [t.name for t in alone if not any(c.leads_to for c in t.columns)] == []


def test_every_column_of_the_archive_has_a_meaning():
    assert [f"{t.name}.{c.name}" for t, c in _columns() if len(c.meaning) < 5] == [], HOW


def test_what_is_left_out_says_why():
    said = [str(c.said["left_out"]) for t in tables() for c in t.made_anew]

    assert all(len(why) > 20 for why in (*said, *left_out_tables().values()))


def test_no_meaning_is_kept_for_a_table_that_is_gone():
    known = {table.name for table in tables_of_a_record()}

    assert {*declared_tables(), *left_out_tables()} - known == set()


def test_no_meaning_is_kept_for_a_column_that_is_gone():
    said = {(t.name, name) for t in tables() for name in t._said.get("columns", {})}
    there = {(t.name, c.name) for t in tables() for c in (*t.columns, *t.made_anew)}

    assert said - there == set()


def test_every_reference_leads_to_a_table_of_the_archive_that_stands_before_or_to_itself():
    order = [table.model for table in tables()]
    leading = [(t.model, c.leads_to) for t, c in _columns() if c.leads_to]

    assert [(a, b) for a, b in leading if b not in order[: order.index(a) + 1]] == []


def test_no_column_of_the_archive_is_named_after_a_secret():
    named = [c.name for _, c in _columns() if any(word in c.name for word in SECRETS)]

    assert named == []


def test_no_file_and_no_bytes_hang_on_a_person_unseen():
    odd = (models.FileField, models.BinaryField)

    assert [c.name for _, c in _columns() if isinstance(c.field, odd)] == []


def test_the_person_of_these_tests_has_something_in_every_table(full_archive):
    assert [t.name for t in tables() if not rows_in(full_archive, t.name)] == []


def test_the_person_of_these_tests_has_something_in_every_column(full_archive):
    empty = [
        f"{table.name}.{column.name}"
        for table, column in _columns()
        if all(row[column.name] in (None, "", [], {}) for row in rows_in(full_archive, table.name))
    ]

    assert empty == []
