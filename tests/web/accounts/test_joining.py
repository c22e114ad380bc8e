"""A record without a name joins an account: nothing of either is lost."""

import uuid
from datetime import timedelta

import pytest
from django.db import models

from tests.web.accounts.rows import NOW, a_row, owner_of, tables_of_a_record
from unclench.web.accounts.joining import _relations, holds_something, join
from unclench.web.accounts.models import User, Visitor
from unclench.web.check.models import AssessedMark, Check
from unclench.web.diary import services as diary
from unclench.web.diary.forms import Sent
from unclench.web.lessons.models import LessonDone
from unclench.web.plan.models import FlarePlan, Plan, PlanSession

TABLES = tables_of_a_record()


@pytest.fixture
def keeps(db) -> Visitor:
    return User.objects.create(email="vera@example.org").visitor


@pytest.fixture
def goes(db) -> Visitor:
    return Visitor.objects.create(key_hash="k", country="GB", time_zone="Europe/London")


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_every_table_comes_along(keeps, goes, table):
    row = a_row(table, goes)

    join(keeps, goes)

    row.refresh_from_db()
    assert owner_of(row) == keeps
    assert list(Visitor.objects.all()) == [keeps]


@pytest.mark.parametrize("table", TABLES)
def test_what_both_have_is_kept_once_and_the_accounts_own_wins(keeps, goes, table):
    own, other = a_row(table, keeps), a_row(table, goes)

    join(keeps, goes)

    own.refresh_from_db()
    assert owner_of(own) == keeps
    assert {owner_of(row) for row in table._base_manager.all()} == {keeps}
    assert table._base_manager.filter(pk=other.pk).exists() or _leaves_no_room(table)


def _leaves_no_room(table: type[models.Model]) -> bool:
    """Whether a rule of the table forbids two rows that are alike."""
    unique = any(isinstance(rule, models.UniqueConstraint) for rule in table._meta.constraints)
    return unique or any(field.one_to_one for field in table._meta.concrete_fields)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_told_apart_from_an_empty_record(goes, table):
    assert not holds_something(goes)

    a_row(table, goes)

    assert holds_something(goes)


def test_the_sessions_of_a_plan_that_gives_way_hang_on_the_one_that_stays(keeps, goes):
    own, other = a_row(Plan, keeps), a_row(Plan, goes)
    session = a_row(PlanSession, goes)

    join(keeps, goes)

    session.refresh_from_db()
    assert session.plan == own
    assert not Plan.objects.filter(pk=other.pk).exists()


def test_the_flare_plan_of_the_account_stays_as_it_was_written(keeps, goes):
    FlarePlan.objects.create(visitor=keeps, eases="warmth", changed_at=NOW)
    FlarePlan.objects.create(visitor=goes, eases="walking", changed_at=NOW)

    join(keeps, goes)

    assert FlarePlan.objects.get().eases == "warmth"


def test_a_lesson_that_was_done_twice_counts_once(keeps, goes):
    a_row(LessonDone, keeps)
    a_row(LessonDone, goes)
    LessonDone.objects.create(visitor=goes, lesson="walk", done_at=NOW)

    join(keeps, goes)

    assert sorted(keeps.lessons_done.values_list("lesson", flat=True)) == ["a", "walk"]


def test_the_check_of_a_mark_that_gives_way_is_kept(keeps, goes):
    a_row(AssessedMark, keeps)
    a_row(AssessedMark, goes)

    join(keeps, goes)

    assert AssessedMark.objects.count() == 1
    assert Check.objects.filter(visitor=keeps).count() == 2


def test_country_and_zone_come_along_where_the_account_has_none(keeps, goes):
    keeps.country = "JP"

    join(keeps, goes)

    keeps.refresh_from_db()
    assert (keeps.country, keeps.time_zone) == ("JP", "Europe/London")


def test_a_fault_on_the_way_leaves_both_records_as_they_were(keeps, goes, monkeypatch):
    row = a_row(Plan, goes)
    monkeypatch.setattr(Visitor, "delete", lambda _: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        join(keeps, goes)

    row.refresh_from_db()
    assert row.visitor == goes


def test_every_rule_against_twins_is_one_that_joining_understands():
    rules = [rule for table in TABLES for rule in table._meta.constraints]
    unique = [rule for rule in rules if isinstance(rule, models.UniqueConstraint)]

    assert all(rule.fields for rule in unique)
    assert not any(table._meta.unique_together for table in TABLES)
    assert not any(table._meta.many_to_many for table in TABLES)
    assert _relations(Visitor())


def _has_kept(member) -> str:
    result = member.finishes()
    assert "unclench" in member.browser.cookies
    return result


@pytest.fixture
def with_both(vera):
    """Somebody with an account who comes back to a browser that kept something without a name."""
    vera.signs_up()
    vera.signs_out()
    vera.result = _has_kept(vera)
    return vera


def test_signing_in_asks_what_shall_happen_with_the_record_of_this_browser(with_both):
    assert with_both.signs_in()["Location"] == "/account/record/"
    assert with_both.opens(with_both.result).status_code == 404


def test_added_it_is_in_the_account_and_the_key_is_gone(with_both):
    with_both.signs_in()

    with_both.sends("/account/record/", choice="join")

    assert with_both.opens(with_both.result).status_code == 200
    assert with_both.browser.cookies["unclench"].value == ""
    assert Visitor.objects.count() == 1


def test_kept_apart_it_is_here_again_after_signing_out(with_both):
    with_both.signs_in()

    with_both.sends("/account/record/", choice="apart")

    assert with_both.opens(with_both.result).status_code == 404
    assert "kept a record without a name" in with_both.words_of("/account/")
    with_both.signs_out()
    assert with_both.opens(with_both.result).status_code == 200


def test_thrown_away_it_is_gone_for_good(with_both):
    with_both.signs_in()

    with_both.sends("/account/record/", choice="throw_away")
    with_both.signs_out()

    assert with_both.opens(with_both.result).status_code == 404
    assert Visitor.objects.count() == 1


def test_a_choice_that_was_never_offered_changes_nothing(with_both):
    with_both.signs_in()

    assert with_both.sends("/account/record/", choice="everything").status_code == 400
    assert Visitor.objects.count() == 2


def test_forgetting_erases_what_was_kept_apart_too(with_both):
    with_both.signs_in()
    with_both.sends("/account/record/", choice="apart")
    with_both.says_who()

    with_both.browser.post("/you/forget/")

    assert Visitor.objects.count() == 0


def test_nobody_joins_anything_without_signing_in(person, db):
    person.finishes()

    assert person.browser.post("/account/record/", {"choice": "join"})["Location"].startswith(
        "/account/login/"
    )


def test_a_day_that_both_told_of_holds_what_either_told(keeps, goes):
    day, later = NOW.date(), NOW + timedelta(minutes=5)
    for visitor, at, told in ((keeps, NOW, {"pain": 3}), (goes, later, {"sleep": "well"})):
        sent = Sent(key=uuid.uuid4(), day=day, written_at=at, arrived_at=at, told=told)
        diary.keep(visitor, sent)

    join(keeps, goes)

    assert keeps.diary_days.get().told == {"pain": 3, "sleep": "well"}
