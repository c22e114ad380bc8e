"""What sets it off: strict words, pictures with numbers, and a test by days."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import JSONObject
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.web.looking_back.days import keeps
from unclench.web.check.models import Decision
from unclench.web.diary.models import DiaryDay

pytestmark = pytest.mark.django_db
PAGE = "/looking-back/what-sets-it-off/"
TEST = f"{PAGE}sitting/"


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def checked(person):
    """Somebody who may look after themselves."""
    person.finishes()
    return person


def test_without_a_record_it_says_what_would_tell(person):
    said = words(person.opens(PAGE))

    assert "Nothing is noted yet" in said
    assert "After about seven weeks the days may begin to tell" in said


def test_a_link_is_told_in_strict_words(checked):
    keeps(150, sitting=3.0)

    said = words(checked.opens(PAGE))

    assert "A day with longer sitting than usual was followed by more pain" in said
    assert "very likely" in said
    assert "That is no proof, and no sign of harm" in said
    assert "Days that chance picks would tell" in said
    assert "sitting is linked with the next day" in said


def test_moving_about_never_becomes_a_thing_to_avoid(checked):
    keeps(150, activity=3.0)

    said = words(checked.opens(PAGE))

    assert "A day with more moving about than usual was followed by more pain" in said
    assert "This is no reason to move less" in said
    assert "avoid" not in said.lower()


def test_where_no_link_shows_it_says_so_and_what_would_tell(checked):
    keeps(60, sitting=0.0, sleep=0.0)

    said = words(checked.opens(PAGE))

    assert "none shows a clear link" in said
    assert "What would tell:" in said
    assert "is linked to" not in said


def test_where_pain_was_always_the_same_it_says_so(checked):
    keeps(150, sitting=0.0)
    DiaryDay.objects.update(told=JSONObject(pain=Value(10), sitting=F("told__sitting")))

    said = words(checked.opens(PAGE))

    assert "Your pain was the same on all of these days, so nothing can be compared" in said
    assert "0 days" not in said.replace("150 days", "")
    assert "A test by days" not in said


def test_what_may_still_hide_a_link_never_looks_like_nothing_at_all(checked):
    keeps(60, sitting=0.0, sleep=0.0, activity=0.0)

    page = checked.opens(PAGE).context

    assert "We can't tell yet" in {card["said"] for card in page["cards"]}
    assert min(_width(row[1]) for row in page["picture"]["table"].rows) >= 0.3


def _width(told: str) -> float:
    """How far apart the ends of "+0.1, -0.3 to +0.5" are."""
    low, high = told.split(", ")[1].split(" to ")
    return float(high) - float(low)


def test_few_days_say_nothing(checked):
    keeps(30, sitting=6.0)

    said = words(checked.opens(PAGE))

    assert "is linked to" not in said
    assert "What would tell:" in said


def test_a_medicine_is_never_among_them(checked):
    keeps(120, sitting=0.0)

    said = words(checked.opens(PAGE))

    assert "Paracetamol" not in said
    assert "Medicines are left out, because they follow pain" in said


def test_every_number_has_its_interval_days_and_what_was_assumed(checked):
    keeps(120, sitting=0.0)

    picture = checked.opens(PAGE).context["picture"]

    [row] = picture["table"].rows
    assert row[0] == "Sitting"
    assert " to " in row[1]
    assert row[3].endswith("%")


def test_what_the_diary_does_not_ask_is_offered(checked):
    keeps(60, sitting=0.0)

    assert "doesn't ask about sleep, stress, lifting and moving about" in words(checked.opens(PAGE))


@pytest.mark.parametrize("page", [PAGE, TEST])
def test_a_year_asks_no_more_of_the_database_than_a_month(checked, page):
    keeps(30, sitting=0.0)
    a_month = _queries(checked, page)
    DiaryDay.objects.all().delete()
    keeps(400, sitting=0.0, activity=0.0, sleep=0.0)

    assert _queries(checked, page) == a_month


def _queries(person, page: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        person.opens(page)
    return len(caught)


def test_a_test_comes_after_a_check(person):
    said = words(person.opens(TEST))

    assert "first comes a safety check" in said
    assert "Draw the days" not in said


def test_a_test_waits_for_somebody_who_needs_help_first(checked):
    Decision.objects.update(disposition="emergency")

    assert "Draw the days" not in words(checked.opens(TEST))


def test_a_test_says_its_chance_before_it_begins(checked):
    keeps(90, sitting=0.0)

    said = words(checked.opens(TEST))

    assert re.search(r"the test finds it about \d times in 10", said)
    assert "Get up for a minute every half hour" in said
    assert "Draw the days" in said


def test_a_test_is_not_offered_where_nobody_noted_pain_that_could_tell(checked):
    assert checked.opens(f"{PAGE}nothing/").status_code == 404


def test_the_address_holds_the_days(checked):
    tomorrow = timezone.localdate() + timedelta(days=1)
    address = f"{TEST}?from={tomorrow}&days=16&draw=7"

    first, again = checked.opens(address), checked.opens(address)

    assert first.context["rows"] == again.context["rows"]
    picked = [row.what for row in first.context["rows"]]
    assert picked.count("Sit as you usually do.") == 8


def test_the_answer_waits_for_the_last_day(checked):
    today = timezone.localdate()
    keeps(60, sitting=0.0)

    said = words(checked.opens(f"{TEST}?from={today - timedelta(days=15)}&days=16&draw=7"))

    assert "What came of it" not in said
    assert "Not before, so that nobody stops on a lucky day" in said


def test_a_test_that_is_over_says_what_came_of_it(checked):
    today = timezone.localdate()
    keeps(60, sitting=0.0)

    said = words(checked.opens(f"{TEST}?from={today - timedelta(days=30)}&days=16&draw=7"))

    assert "What came of it" in said
    assert "16 days told the pain after them" in said
    assert "part of it may be what you expected" in said


@pytest.mark.parametrize(
    "asked",
    [
        "from=x&days=16&draw=7",
        "from=2026-01-01&days=17&draw=7",
        "from=2026-01-01&days=16",
        "from=2026-01-01&days=16&draw=-1",
        "from=9999-12-30&days=16&draw=1",
    ],
)
def test_an_address_that_means_nothing_offers_a_test(checked, asked):
    keeps(60, sitting=0.0)

    page = checked.opens(f"{TEST}?{asked}")

    assert page.status_code == 200
    assert "Draw the days" in words(page)


def test_nobody_tests_what_their_cautions_leave_out(checked):
    keeps(60, activity=0.0)
    decision = Decision.objects.get()
    decision.findings = decision.findings | {"uses_wheelchair": True}
    decision.save(update_fields=["findings"])

    said = words(checked.opens(f"{PAGE}activity/"))

    assert "better left out for now" in said
    assert "Draw the days" not in said
