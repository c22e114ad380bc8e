"""Nothing is lost and nothing counts twice, whatever the network and the clocks do."""

import random
import threading
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client

from tests import deep
from tests.web.conftest import Person
from tests.web.diary.schedules import Schedule, expected, schedule
from unclench.web.accounts.visitors import COOKIE
from unclench.web.diary.models import DiaryDay, DiaryEntry

SCHEDULES = deep.of(1000, usually=120)
NOW = "unclench.web.diary.forms.timezone.now"
FETCH = {"X-Unclench": "fetch"}


def somebody() -> Client:
    """A new person's browser, with a record."""
    browser = Client(headers={"accept-language": "en-GB,en"})
    browser.post("/diary/choose/", {"tracker": ["pain"]})
    return browser


def arrives(browser: Client, told: Schedule) -> list[int]:
    """Sends every request of a schedule when it arrives; the statuses of the answers."""
    statuses = []
    for at, form in told.arrivals:
        with patch(NOW, return_value=at):
            statuses.append(browser.post("/diary/", form, headers=FETCH).status_code)
    return statuses


def kept() -> dict:
    rows = DiaryDay.objects.exclude(told={})
    return {row.day: row.told for row in rows}


def wrong_in(seed: int) -> str:
    """What is wrong after one schedule: nothing, as a rule."""
    DiaryEntry.objects.all().delete()
    DiaryDay.objects.all().delete()
    told, browser = schedule(seed), somebody()
    statuses = arrives(browser, told)
    if set(statuses) != {200}:
        return f"seed {seed}: answered {set(statuses)}"
    if DiaryEntry.objects.count() != len(told.told):
        return f"seed {seed}: {DiaryEntry.objects.count()} entries of {len(told.told)}"
    pains = {row.day: row.pain for row in DiaryDay.objects.exclude(pain=None)}
    in_days = {day: answers["pain"] for day, answers in kept().items() if "pain" in answers}
    same = kept() == expected(told.told) and pains == in_days
    return "" if same else f"seed {seed}: {kept()} is not {expected(told.told)}"


@pytest.mark.django_db
def test_no_schedule_loses_anything_or_doubles_anything():
    found = [wrong for seed in range(SCHEDULES) if (wrong := wrong_in(seed))]

    assert found == []


@pytest.mark.django_db
def test_the_order_of_arrival_makes_no_difference(person: Person):
    told = schedule(7)
    forms = [form for _, form in told.arrivals]
    last = max(at for at, _ in told.arrivals)
    ages = {form["key"]: form["age_s"] for form in forms}
    shuffled = [(last, form | {"age_s": ages[form["key"]]}) for form in forms]
    random.Random(7).shuffle(shuffled)

    browser = somebody()
    arrives(browser, Schedule(told.told, shuffled))
    first = kept()
    arrives(browser, Schedule(told.told, list(reversed(shuffled))))

    assert kept() == first


@pytest.mark.django_db(transaction=True)
def test_what_arrives_at_the_same_moment_is_all_kept():
    browser = somebody()
    key = browser.cookies[COOKIE].value
    names = ("pain", "function", "sleep", "stress", "sitting", "lifting", "activity", "note")
    values = ("4", "no", "well", "some", "2_to_4", "light", "much", "rain")
    answers = dict(zip(names, values, strict=True))

    def tell(number: int, name: str) -> None:
        sender = Client()
        sender.cookies[COOKIE] = key
        form = {"key": f"{number:032x}", "asked": [name], name: answers[name], "age_s": "1"}
        sender.post("/diary/", form, headers=FETCH)
        connection.close()

    threads = [threading.Thread(target=tell, args=pair) for pair in enumerate([*names, *names])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert DiaryDay.objects.get().told == answers | {"pain": 4}
