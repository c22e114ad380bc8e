"""However many try a passcode at once, the limit of a whole life holds."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from tests.web.links.conftest import NOW, a_link
from unclench.web.accounts.models import Visitor
from unclench.web.links.models import ATTEMPTS, Happened
from unclench.web.links.passcodes import new_passcode, try_passcode
from unclench.web.report_links.models import ReportLink

AT_ONCE = 50


def all_at_once(told: list[str]) -> Counter:
    """What came of so many tries, each on a connection of its own."""

    def attempt(word: str) -> Happened:
        try:
            return try_passcode(ReportLink.objects.get(), word, NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(told)) as pool:
        return Counter(pool.map(attempt, told))


@pytest.mark.django_db(transaction=True)
def test_fifty_wrong_passcodes_at_once_never_exceed_the_limit():
    a_link(Visitor.objects.create(key_hash="a"), passcode="482913")

    came = all_at_once(["000000"] * AT_ONCE)

    assert came == {Happened.WRONG: ATTEMPTS, Happened.REFUSED: AT_ONCE - ATTEMPTS}
    assert ReportLink.objects.get().attempts_left == 0


@pytest.mark.django_db(transaction=True)
def test_right_ones_among_them_give_no_wrong_one_another_try():
    a_link(Visitor.objects.create(key_hash="a"), passcode="482913")

    came = all_at_once(["000000", "482913"] * (AT_ONCE // 2))

    assert came[Happened.WRONG] <= ATTEMPTS
    assert ReportLink.objects.get().attempts_left == ATTEMPTS - came[Happened.WRONG]


@pytest.mark.django_db(transaction=True)
def test_a_passcode_is_not_tried_where_the_attempt_could_be_undone():
    link, _ = a_link(Visitor.objects.create(key_hash="a"), passcode="482913")

    with pytest.raises(RuntimeError), transaction.atomic():
        try_passcode(link, "000000", NOW)


def test_a_new_passcode_is_six_digits():
    assert re.fullmatch(r"\d{6}", new_passcode())


def test_new_passcodes_differ():
    assert len({new_passcode() for _ in range(50)}) > 40
