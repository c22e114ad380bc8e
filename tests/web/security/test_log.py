"""What the log says, and what it never says."""

import logging

import pytest
from django.test import RequestFactory
from django.urls import resolve

from unclench.web.operations.log import JsonLines, PlainLines


def a_record(message: str, *args: object, request=None, error=None) -> logging.LogRecord:
    trace = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, message, args, trace)
    if request is not None:
        record.request = request
    return record


def a_fault() -> ValueError:
    try:
        int("my back, since Tuesday")
    except ValueError as error:
        return error


@pytest.mark.parametrize("lines", [PlainLines(), JsonLines()], ids=["plain", "json"])
def test_a_fault_names_places_in_the_program_and_no_value(lines):
    line = lines.format(a_record("it broke", error=a_fault()))

    assert "ValueError" in line
    assert "a_fault" in line
    assert "since Tuesday" not in line


@pytest.mark.parametrize("lines", [PlainLines(), JsonLines()], ids=["plain", "json"])
def test_a_fault_at_a_secret_address_names_the_kind_of_page_only(lines):
    request = RequestFactory().get("/account/invited/a-secret-word/")
    request.resolver_match = resolve(request.path)

    line = lines.format(a_record("Internal Server Error: %s", request.path, request=request))

    assert "a-secret-word" not in line
    assert "account/invited/<str:word>/" in line


@pytest.mark.parametrize("lines", [PlainLines(), JsonLines()], ids=["plain", "json"])
def test_an_address_that_leads_nowhere_is_not_written_down(lines):
    request = RequestFactory().get("/calendar/a-secret-word-misspelt")

    line = lines.format(a_record("Not Found: %s", request.path, request=request))

    assert "a-secret-word" not in line


def test_what_comes_from_outside_cannot_make_a_line_of_its_own():
    line = PlainLines().format(a_record("refused: %s", "x\nERROR root: all is lost\r"))

    assert "\n" not in line
    assert "\r" not in line


def test_a_line_says_when_in_world_time():
    assert PlainLines().format(a_record("it broke"))[:20].endswith("Z")


def test_a_host_that_is_refused_names_the_setting_that_lets_it_in(client, caplog):
    client.get("/relief/", headers={"Host": "back.example.org"})
    (record,) = [each for each in caplog.records if each.name.endswith("DisallowedHost")]

    line = PlainLines().format(record)

    assert "You may need to add 'back.example.org' to UNCLENCH_HOSTS" in line
    assert "ALLOWED_HOSTS" not in line


def test_a_host_with_a_sign_of_our_own_in_it_is_one_line_of_the_log(client, caplog):
    client.get("/relief/", headers={"Host": "back%s"})
    (record,) = [each for each in caplog.records if each.name.endswith("DisallowedHost")]

    assert "'back%s'" in PlainLines().format(record)
