"""What whoever runs a site asks it, and what a proxy may say."""

import json
import logging
import os
import re

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from unclench.web.operations.log import JsonLines
from unclench.web.operations.metrics import BOUNDS_S, Counted, as_text
from unclench.web.operations.proxy import networks, visitor_of

pytestmark = pytest.mark.django_db


def test_a_running_process_says_so_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok\n"


def test_a_site_that_is_up_to_date_is_ready(client):
    assert client.get("/readyz").status_code == 200


def test_a_site_with_old_tables_is_not_ready_and_says_what_to_do(client):
    (last,) = MigrationLoader(connection).graph.leaf_nodes("relief")
    MigrationRecorder(connection).record_unapplied(*last)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert b"restart `unclench serve`" in answer.content


def test_a_probe_may_call_the_process_by_any_name(client):
    assert client.get("/healthz", headers={"Host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/", headers={"Host": "10.1.2.3:8000"}).status_code == 400


def test_figures_are_told_to_nobody_unless_switched_on(client):
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize("path", ["/metrics", "/readyz", "/healthz"])
def test_whoever_watches_the_process_may_call_it_by_any_name(client, settings, path: str):
    settings.METRICS = True

    assert client.get(path, headers={"Host": "localhost:8711"}).status_code == 200
    assert client.get(path, headers={"Host": "10.1.2.3"}).status_code == 200


def test_figures_that_are_switched_off_are_told_under_no_name(client):
    assert client.get("/metrics", headers={"Host": "10.1.2.3"}).status_code == 400


def test_every_figure_says_of_which_process_it_is_and_what_it_means():
    lines = as_text(Counted()).splitlines()
    samples = [line for line in lines if line[0] != "#"]

    assert all(f'process="{os.getpid()}"}} ' in line for line in samples)
    assert sum("# HELP" in line for line in lines) == sum("# TYPE" in line for line in lines) == 4


def test_figures_count_visits_by_kind_and_name_no_page(client, settings):
    settings.METRICS = True
    client.get("/relief/all/")

    told = client.get("/metrics").content.decode()

    assert re.search(
        r'unclench_answers_total\{method="GET",status="2xx",process="\d+"\} [1-9]', told
    )
    assert "relief" not in told


def test_each_time_falls_into_every_wider_slot(monkeypatch):
    monkeypatch.setattr("os.getpid", lambda: 7)
    counted = Counted()
    counted.add("GET", 200, 0.03)

    told = as_text(counted)

    assert 'bucket{le="0.025",process="7"} 0' in told
    assert 'bucket{le="0.05",process="7"} 1' in told
    assert 'bucket{le="+Inf",process="7"} 1' in told
    assert len(counted.slots) == len(BOUNDS_S) + 1


def test_whoever_finds_a_hole_is_told_whom_to_write_to(client, settings):
    settings.CONTACT = "host@example.org"

    assert b"Contact: mailto:host@example.org\n" in client.get("/.well-known/security.txt").content


def test_without_an_address_there_is_nobody_to_name(client):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_a_named_proxy_is_believed_about_https(settings):
    settings.PROXIES = networks(["10.0.0.0/8"])
    proxy = Client(REMOTE_ADDR="10.1.2.3", HTTP_X_FORWARDED_PROTO="https")

    assert proxy.get("/relief/").wsgi_request.is_secure()


def test_a_stranger_is_not_believed_about_https(settings):
    settings.PROXIES = networks(["10.0.0.0/8"])
    stranger = Client(REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_PROTO="https")

    assert not stranger.get("/relief/").wsgi_request.is_secure()


@pytest.mark.parametrize(
    ("forwarded", "visitor"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("made up by somebody, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("10.0.0.2", ""),
        ("not an address", ""),
        ("", ""),
    ],
)
def test_of_a_chain_only_what_our_own_proxies_saw_counts(settings, forwarded: str, visitor: str):
    settings.PROXIES = networks(["10.0.0.0/8"])

    assert visitor_of(forwarded) == visitor


def test_a_line_of_the_log_is_json_and_its_trace_holds_no_value():
    pain = "my back, since Tuesday"
    try:
        int(pain)
    except ValueError as error:
        record = logging.LogRecord(
            "unclench",
            logging.ERROR,
            "",
            0,
            "it broke",
            (),
            (ValueError, error, error.__traceback__),
        )

    line = JsonLines().format(record)

    assert json.loads(line)["message"] == "it broke"
    assert pain not in line
