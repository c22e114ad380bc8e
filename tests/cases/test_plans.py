"""Invented people and their first week."""

from datetime import date

import pytest
import yaml

from tests.people import denied
from unclench.engine.knowledge.answers import read_findings
from unclench.engine.knowledge.load import PACKAGED
from unclench.engine.plan.week import week_plan
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import Findings
from unclench.engine.values.history import History

FILE = PACKAGED / "cases" / "plans.yaml"
PEOPLE = yaml.safe_load(FILE.read_text(encoding="utf-8"))["people"]
TODAY = date(2026, 11, 25)


def first_week(base, person):
    """The plan of somebody who denies whatever is not named."""
    cautions = {n: False for n in base.cautions if base.findings[n].type is FindingType.YES_NO}
    given = read_findings(base, person["findings"])
    return week_plan(base, Findings({**denied(base), **cautions, **given}), History(), TODAY)


def missing(wanted, ids):
    """What should be there and is not; a list is satisfied by any one of it."""
    choices = [set(each) if isinstance(each, list) else {each} for each in wanted]
    return [each for each in choices if not each & ids]


@pytest.fixture(params=PEOPLE, ids=lambda person: person["name"])
def person(request):
    return request.param


def test_the_first_week_holds_what_it_must(base, person):
    plan = first_week(base, person)

    assert missing(person["has"], {item.id for item in plan.items}) == []


def test_the_first_week_never_holds_what_it_must_not(base, person):
    plan = first_week(base, person)

    assert {item.id for item in plan.items} & set(person.get("has_no", [])) == set()


def test_the_first_week_is_as_hard_as_the_back_can_take(base, person):
    plan = first_week(base, person)

    assert str(plan.load) == person.get("load", str(plan.load))


def test_the_first_week_has_every_kind_of_item_that_it_must(base, person):
    plan = first_week(base, person)

    assert set(person.get("parts", [])) - {str(item.part) for item in plan.items} == set()


def test_the_first_week_holds_no_more_than_it_may(base, person):
    plan = first_week(base, person)

    assert len(plan.items) <= person.get("only", 12)


def test_the_session_fits_the_time_there_is(base, person):
    plan = first_week(base, person)

    assert plan.minutes <= plan.budget
