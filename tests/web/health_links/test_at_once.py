"""However many ask at once, a link opens no more often than it may."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from tests.web.health_links.conftest import Reader
from unclench.web.health_links.models import HealthLink
from unclench.web.links.models import ATTEMPTS

AT_ONCE = 50
BUSY = 503
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch) -> None:
    """The limit of one place would answer before the passcode is looked at."""
    monkeypatch.setattr("unclench.web.health_links.opening.is_too_often", lambda request: False)


def answer(reader: Reader, passcode: str) -> int:
    """Asks until it is not told to come again, as a machine that is too busy tells."""
    body = json.dumps({"recipient": "A", "passcode": passcode})
    told = BUSY
    while told == BUSY:
        told = Client().post(reader.address, body, content_type="application/json").status_code
    return told


def all_at_once(reader: Reader, told: list[str]) -> Counter:
    """What each was answered, all on connections of their own."""

    def ask(passcode: str) -> int:
        try:
            return answer(reader, passcode)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(told)) as pool:
        return Counter(pool.map(ask, told))


def test_fifty_wrong_passcodes_at_once_never_exceed_the_limit(sharer):
    reader = sharer.makes()

    came = all_at_once(reader, ["wrong"] * AT_ONCE)

    assert came[401] <= ATTEMPTS
    assert came[401] + came[404] == AT_ONCE
    assert HealthLink.objects.get().attempts_left == 0
    assert reader.asks().status_code == 404


def test_the_right_one_among_them_gives_nobody_another_try(sharer):
    reader = sharer.makes()

    came = all_at_once(reader, ["wrong", reader.passcode] * (AT_ONCE // 2))

    assert came[401] <= ATTEMPTS
    assert HealthLink.objects.get().attempts_left == ATTEMPTS - came[401]


def test_one_look_only_is_one_look_for_eight_at_once(sharer):
    reader = sharer.makes(once="on")

    came = all_at_once(reader, [reader.passcode] * 8)

    assert came == {200: 1, 404: 7}
