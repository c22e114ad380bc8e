"""Times the pages about what eases it, for an invented person with a year of sessions.

    UNCLENCH_DATA=/tmp/somewhere python -m unclench demo
    UNCLENCH_DATA=/tmp/somewhere python bench/what_eases.py

Prints the processor's milliseconds of a first look, and of another before the next session.
"""

import os
import statistics
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
django.setup()

from django.test import Client  # noqa: E402 - only once Django is set up
from django.test.utils import setup_test_environment  # noqa: E402 - the same

from unclench.web.accounts.models import Visitor  # noqa: E402 - the same
from unclench.web.accounts.visitors import COOKIE, _hash  # noqa: E402 - the same
from unclench.web.what_helps import learnt  # noqa: E402 - the same

PAGES = ("/what-helps/", "/relief/", "/relief/try/", "/plan/")
TIMES = 9
KEY = "k" * 43


def milliseconds(browser: Client, address: str) -> float:
    """What one look costs the processor."""
    begun = time.process_time()
    assert browser.get(address).status_code == 200
    return 1000 * (time.process_time() - begun)


def looks(browser: Client, address: str) -> tuple[float, float]:
    """The middle of several first looks, and of several others."""
    first, again = [], []
    for _ in range(TIMES):
        learnt._worked_out.cache_clear()
        first.append(milliseconds(browser, address))
        again.append(milliseconds(browser, address))
    return statistics.median(first), statistics.median(again)


def main() -> None:
    """One line a page."""
    setup_test_environment()
    Visitor.objects.update(key_hash=_hash(KEY))
    browser = Client()
    browser.cookies[COOKIE] = KEY
    for address in PAGES:
        browser.get(address)
        first, again = looks(browser, address)
        print(f"{address:14} first {first:5.0f} ms, again {again:5.0f} ms")


main()
