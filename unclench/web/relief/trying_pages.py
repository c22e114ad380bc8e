"""What the pages of trying one kind of help show, as plain values for the templates."""

from typing import Any

from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime

from unclench.engine.plan.options import OptionOffer
from unclench.engine.values.country import Country
from unclench.engine.values.relief_option import ReliefOption
from unclench.pictures.words import count
from unclench.web import drawing
from unclench.web.accounts.country import numbers_for
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.relief.pages import danger_signs
from unclench.web.relief.trying import Trying
from unclench.web.what_helps import twice
from unclench.web.what_helps.models import Wait
from unclench.web.what_helps.waiting import earliest, may_be_told, open_wait, until


def rate_url(name: str) -> str:
    """Where the kind of help that begins with this intervention can be tried and rated; "" if none
    does."""
    options = knowledge().relief_options.values()
    found = (o.id for o in options if any(name in slot for slot in o.slots))
    option = next(found, None)
    return reverse("try_option", args=[option]) if option else ""


def card_of(offered: OptionOffer, reason: str) -> dict[str, Any]:
    """An option as a door."""
    return {
        "title": knowledge().relief_options[offered.option].title,
        "reason": reason,
        "url": reverse("try_option", args=[offered.option]),
        "svg": drawing.still(offered.shown),
    }


def suggested_context(trying: Trying | None) -> dict[str, Any] | None:
    """One to three things to try next; None where nothing is suggested."""
    if trying is None or not trying.suggestions.shown:
        return None
    shown = trying.suggestions.shown
    return {
        "suggested": [card_of(trying.offers[each.option], each.reason) for each in shown],
        "all_url": reverse("try_next"),
        "learnt_url": reverse("what_eases"),
    }


def try_context(trying: Trying, left_out: str) -> dict[str, Any]:
    """Everything that may be tried, the suggestions first, and what was left out and why."""
    shown = {each.option for each in trying.suggestions.shown}
    others = [trying.offers[name] for name in trying.safe if name not in shown]
    against = [o for o in trying.offers.values() if not o.may_be_tried]
    options = knowledge().relief_options
    return {
        "suggestion": suggested_context(trying),
        "others": [card_of(each, _about(trying, each)) for each in others],
        "against": [{"title": options[o.option].title, "why": o.why} for o in against],
        "left_out": options[left_out].title if left_out in options else "",
        "back_url": reverse("relief_now"),
    }


def _about(trying: Trying, offered: OptionOffer) -> str:
    """What it is; where it seems to make things worse, that."""
    warning = trying.warning(offered.option)
    return warning or _summary(offered)


def _summary(offered: OptionOffer) -> str:
    return knowledge().interventions[offered.shown].summary


def option_context(option: ReliefOption, offered: OptionOffer) -> dict[str, Any]:
    """One kind of help, before it is begun: the pain is asked."""
    return {
        "option": option,
        "summary": _summary(offered),
        "svg": drawing.still(offered.shown),
        "back_url": reverse("try_next"),
    }


def wait_first_context(option: ReliefOption, pain_nprs: int) -> dict[str, Any]:
    """Whether they would carry on for a while first."""
    return {"option": option, "pain": pain_nprs, "minutes": knowledge().waiting.minutes}


def waits_context(visitor: Visitor | None) -> dict[str, str] | None:
    """The waiting session or the two ratings that go on, with the way back to them."""
    going = open_wait(visitor)
    if going is None or not going.drawn:
        return twice.going_on_with(going)
    return {
        "text": f"You are carrying on until about {_clock(until(going))}.",
        "url": reverse("waiting_session", args=[going.pk]),
        "link": "Tell how it is, or stop",
    }


def wait_context(wait: Wait, country: Country) -> dict[str, Any]:
    """A waiting session that goes on: until when, and how it is now once it is time."""
    return {
        "wait": wait,
        "began": _clock(wait.started_at),
        "until": _clock(until(wait)),
        "may_be_told": may_be_told(wait),
        "opens_at": _clock(earliest(wait)),
        "signs": danger_signs(),
        "back_url": reverse("relief_now"),
    } | numbers_for(country)


def waited_context(wait: Wait, done: int) -> dict[str, Any]:
    """After a waiting session: thanks, and what it was."""
    most = knowledge().relief_rules.choosing.waits
    after = wait.pain_after
    return {
        "told": after is not None,
        "before": wait.pain_before,
        "after": after,
        "rose": after is not None and after > wait.pain_before,
        "done": count(min(done, most), "time"),
        "most": most,
    }


def _clock(moment: Any) -> str:
    return time_format(localtime(moment), "H:i")
