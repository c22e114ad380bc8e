"""What sets it off, and a test by days."""

import secrets
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unclench.engine.values.factor import DiaryFactor, FairDays
from unclench.pictures.links import links
from unclench.pictures.words import HOW_SURE, listed, short_day
from unclench.web.accounts.models import Visitor
from unclench.web.accounts.visitors import keeper_of
from unclench.web.charts import chart
from unclench.web.check.models import Decision
from unclench.web.knowledge import knowledge
from unclench.web.looking_back.views import parts_of
from unclench.web.relief.pages import held_back
from unclench.web.relief.services import known_of, sound_decision


@never_cache
@require_http_methods(["GET", "HEAD"])
def what_sets_it_off(request: HttpRequest) -> HttpResponse:
    """What goes with the pain of the next day, and how far that is known."""
    from unclench.web.looking_back.sets_off import sets_off

    visitor, today = keeper_of(request).visitor, timezone.localdate()
    context: dict[str, Any] = parts_of("looking_back_sets_off")
    if visitor:
        found = sets_off(visitor, today)
        unasked = listed(found.unasked) if found.unasked else ""
        context |= {"days": found.days, "unasked": unasked}
        context |= {"picture": chart(links(found.linked)), "cards": [*map(_card, found.cards)]}
    return render(request, "looking_back/sets_off.html", context)


def _card(card: Any) -> dict[str, Any]:
    record = knowledge().factors[card.id]
    sources = [knowledge().sources[key] for key in record.source]
    test_url = reverse("looking_back_day_test", args=[card.id]) if card.test else ""
    more = {"sources": sources, "sure": HOW_SURE[record.certainty], "test_url": test_url}
    said = card.said[0].upper() + card.said[1:]
    return {**vars(card), **more, "said": said}


@never_cache
@require_http_methods(["GET", "HEAD"])
def a_test_by_days(request: HttpRequest, factor_id: str) -> HttpResponse:
    """A test in which chance picks the days: offered, running or over. Its address holds it all."""
    from unclench.web.looking_back import fair_days

    record = knowledge().factors.get(factor_id)
    if record is None or record.test is None:
        raise Http404
    visitor, drawn = keeper_of(request).visitor, fair_days.drawn_in(request.GET)
    context = _of(record)
    decision = sound_decision(visitor)
    if decision is None:
        context["first_check"] = True
    elif held := _held_back(record.test, decision):
        context["held"] = held
    elif drawn:
        context |= _drawn(drawn, record.test, visitor)
    else:
        context |= _offered(record.test, visitor)
    return render(request, "looking_back/fair_days.html", context)


def _held_back(test: FairDays, decision: Decision) -> list[str]:
    """Why this person leaves out what the test would ask of them; nothing if they may."""
    record = knowledge().interventions.get(test.intervention)
    return held_back(record, known_of(decision)) if record else []


def _of(record: DiaryFactor) -> dict[str, Any]:
    name = knowledge().trackers[record.id].short
    back = reverse("looking_back_sets_off")
    about = {"name": name.lower(), "title": name, "factor_id": record.id, "keep": record.keep}
    return {**about, "back_url": back}


def _drawn(drawn: Any, between: FairDays, visitor: Visitor | None) -> dict[str, Any]:
    from unclench.web.looking_back import fair_days

    today = timezone.localdate()
    over = today > drawn.over_on
    return {
        "drawn": True,
        "over_on": short_day(drawn.over_on + timedelta(days=1)),
        "rows": fair_days.rows_of(drawn, between, visitor, today),
        "said": fair_days.in_words(fair_days.outcome_of(drawn, visitor)) if over else [],
    }


def _offered(test: FairDays, visitor: Visitor | None) -> dict[str, Any]:
    from unclench.web.looking_back import fair_days
    from unclench.web.looking_back.sets_off import sets_off

    today = timezone.localdate()
    plan = fair_days.offered(sets_off(visitor, today)) if visitor else None
    return {
        "plan": plan,
        "out_of_ten": round(10 * plan.chance) if plan else 0,
        "more": test.more,
        "less": test.less,
        "from": (today + timedelta(days=1)).isoformat(),
        "draw": secrets.randbelow(fair_days.DRAWS),
    }
