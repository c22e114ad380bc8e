"""Fills a record with an invented person and a year of history."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone

from unclench.web.accounts.models import Visitor
from unclench.web.demo import (
    bouts,
    checks,
    days,
    filled_in,
    handed,
    moves,
    reminded,
    tested,
    told,
    tried,
)
from unclench.web.demo.person import DAYS, WELL_AGAIN, ZONE, DemoPerson

Part = Callable[[DemoPerson, int], None]

# What happens on a day, in this order. A new part of a record is one function more.
PARTS: tuple[Part, ...] = (
    checks.check,
    checks.medicines,
    checks.understand,
    bouts.mark_flare,
    bouts.guess,
    moves.relieve,
    tried.agree_to_wait,
    tried.wait,
    tried.tell_twice,
    tried.try_one,
    moves.make_plan,
    moves.tell_cautions_again,
    moves.plan_session,
    moves.write_flare_plan,
    moves.lessons,
    moves.measure,
    reminded.calendar,
    reminded.reminders,
    days.choose,
    days.tell,
    days.rate,
    days.look_back,
    filled_in.questionnaires,
    tested.compare,
    bouts.recover,
    told.show_at_the_visit,
    told.write_for_others,
    handed.let_look,
    handed.hear_back,
)


@transaction.atomic
def fill_demo(seed: int, until: date, lived: int = DAYS) -> Visitor:
    """A new visitor with the first `lived` days of the year that ends on `until`.

    The same for the same seed and day.
    """
    visitor = Visitor.objects.create(country="GB", time_zone=ZONE)
    person = DemoPerson(visitor, seed, until, told={"well_again": WELL_AGAIN})
    with timezone.override(ZONE):
        for day in range(lived):
            for part in PARTS:
                part(person, day)
    Visitor.objects.filter(pk=visitor.pk).update(created_at=person.at(0, 7, 39))
    return visitor
