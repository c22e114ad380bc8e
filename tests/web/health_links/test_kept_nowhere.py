"""The key is seen once. No table, no line of the log and no address ever holds it."""

import base64
import logging

import pytest
from django.db import connection

from tests.web.health_links.conftest import Reader, Sharer
from unclench.web.operations.log import PlainLines


def everything_in_the_database() -> str:
    """Every cell of every table, bytes as their own letters."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        cells = [cell for table in tables for row in _rows(cursor, table) for cell in row]
    return "\n".join(map(_letters, cells))


def _rows(cursor, table: str) -> list:
    cursor.execute(f'SELECT * FROM "{table}"')
    return cursor.fetchall()


def _letters(cell: object) -> str:
    content = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
    return content.decode("latin-1")


def forms_of(key: bytes) -> list[str]:
    """The key in every writing that somebody might keep it in."""
    standard = base64.b64encode(key).decode()
    letters = base64.urlsafe_b64encode(key).decode().rstrip("=")
    return [letters, standard, key.hex(), key.hex().upper(), key.decode("latin-1"), repr(key)]


def a_whole_life(sharer: Sharer) -> Reader:
    """Made, opened, tried wrongly, renewed, opened again."""
    reader = sharer.makes(lasts="year", name="Quince Marmalade")
    reader.asks()
    reader.asks(passcode="wrong one")
    reader.browser.post(reader.address, "nonsense", content_type="application/json")
    assert sharer.wishes("renew/", link=reader.text).status_code == 200
    reader.asks(embeddedLengthMax=0)
    return reader


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.DEBUG)
    return caplog


def test_the_database_never_holds_the_key_the_secret_or_the_passcode(sharer):
    reader = a_whole_life(sharer)

    kept = everything_in_the_database()

    assert [form for form in forms_of(reader.link.key) if form in kept] == []
    assert reader.address.rpartition("/")[2] not in kept
    assert reader.text.rpartition("shlink:/")[2] not in kept
    assert "Quince Marmalade" not in kept
    assert "health_link" in connection.introspection.table_names()


def test_what_is_kept_of_the_report_is_sealed(sharer):
    a_whole_life(sharer)

    with connection.cursor() as cursor:
        kept = "\n".join(_letters(cell) for row in _rows(cursor, "health_link") for cell in row)

    assert "eyJhbGciOiJkaXIi" in kept
    assert "resourceType" not in kept
    assert base64.urlsafe_b64encode(b'{"resourceType"').decode()[:19] not in kept


def test_the_log_never_holds_the_key_nor_a_word_of_the_report(sharer, log):
    reader = a_whole_life(sharer)

    assert [form for form in forms_of(reader.link.key) if form in log.text] == []
    assert reader.text.rpartition("shlink:/")[2] not in log.text
    assert "Quince Marmalade" not in log.text
    assert "Composition" not in log.text


def test_a_fault_while_it_is_made_tells_the_log_nothing_of_it(sharer, log, monkeypatch):
    keys: list[bytes] = []

    def breaks(shared, key):
        keys.append(key)
        raise ValueError(f"key {key!r}")

    monkeypatch.setattr("unclench.web.health_links.services.sealed_report", breaks)
    sharer.browser.raise_request_exception = False
    answer = sharer.wishes()

    told = "".join(map(PlainLines().format, log.records)) + answer.content.decode()
    assert answer.status_code == 500
    assert "ValueError" in told
    assert [form for form in forms_of(keys[0]) if form in told] == []
