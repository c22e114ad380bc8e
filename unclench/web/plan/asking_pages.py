"""What the questions of the plan show, and what was told in answer, as plain values."""

from typing import Any

from django.urls import reverse

from unclench.engine.knowledge.wording import answer_in_words
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import NOT_SURE
from unclench.engine.values.interview import Page, PageKind
from unclench.web.answering import in_parts, part_of
from unclench.web.check.forms import Sent
from unclench.web.check.pages import finding_row, page_context
from unclench.web.knowledge import knowledge
from unclench.web.plan.services import (
    GOAL_LONGEST,
    GOALS_MAX,
    Planner,
    cautions_to_tick,
    open_cautions,
    page_before,
    page_ids,
    plan_page,
    told_cautions,
)


def question_context(now: Planner, page: Page, sent: Sent) -> dict[str, Any]:
    """One question of the plan, with the way to pass it over."""
    shown = page_context(knowledge(), page, now.findings, sent, page.findings)
    shown["title"] = question_of(page)
    return shown | _around(now, page.id)


def question_of(page: Page) -> str:
    """What stands at its top: where it is answered with one tap, the question itself."""
    if page.kind is not PageKind.ONE:
        return page.heading
    return knowledge().findings[page.findings[0]].question


def _around(now: Planner, page_id: str) -> dict[str, Any]:
    before = page_before(now, page_id)
    ids = page_ids(now)
    at = ids.index(page_id) + 1 if page_id in ids else len(ids)
    return {
        "back_url": reverse("plan_set_up", args=[before]) if before else reverse("plan"),
        "progress": {"words": f"Question {at} of {len(ids)}", "value": at, "most": len(ids)},
        "may_pass": True,
    }


def goals_context(now: Planner) -> dict[str, Any]:
    """The page for goals in own words."""
    goals = [*now.plan.goals, *[""] * GOALS_MAX][:GOALS_MAX]
    fields = [{"name": f"goal{n}", "label": f"Goal {n}", "value": goals[n - 1]} for n in (1, 2, 3)]
    shown = {"title": "What do you want to do again?", "fields": fields, "longest": GOAL_LONGEST}
    return shown | _around(now, "words")


def before_context(now: Planner, again: str, sent: Sent) -> dict[str, Any] | None:
    """A page of the cautions: one that is open, or with `again` one that was told already.

    None when there is nothing to ask.
    """
    ticked = cautions_to_tick()
    told = in_parts(told_cautions(now))
    still = in_parts([name for name in open_cautions(now) if name in ticked])
    at = int(again) if again.isdecimal() and int(again) < len(told) else len(told)
    if at == len(told) + len(still):
        return None
    return _before_rows(now, [*told, *still][at], sent) | {
        "progress": part_of(at + 1, len(told) + len(still)),
        "back_url": _told_url(at - 1) if at else reverse("plan"),
    }


def _before_rows(now: Planner, names: tuple[str, ...], sent: Sent) -> dict[str, Any]:
    findings, known = now.findings.with_(sent.answers), knowledge().findings
    none = all(findings.get(name) is False for name in names)
    return {
        "rows": [finding_row(known[name], findings.get(name)) for name in names],
        "asked": names,
        "none_chosen": none and not sent.error,
        "error": sent.error,
        "errors": [{"text": sent.error, "href": f"#{names[0]}"}] if sent.error else [],
    }


def _told_url(part: int) -> str:
    return f"{reverse('plan_before')}?again={part}"


def template_of(page: Page) -> str:
    """The form that a page is asked with."""
    kinds = {PageKind.MARKS: "marks", PageKind.SEVERAL: "several"}
    return f"plan/{kinds.get(page.kind, 'one')}.html"


def told_rows(now: Planner) -> list[dict[str, str]]:
    """What was told for the plan, with a way to change it."""
    cautions = in_parts(told_cautions(now))
    return [
        *(_told(now, name) for name in page_ids(now)),
        *(_told_part(now, number, part) for number, part in enumerate(cautions)),
    ]


def _told_part(now: Planner, number: int, part: tuple[str, ...]) -> dict[str, str]:
    """A page of what was asked before moving: what of it applies."""
    applies = [finding_in_words(now, name) for name in part if now.findings.get(name) is not False]
    page = f" Page {number + 1}" if number else ""
    return {
        "question": f"Before you move: does any of this apply?{page}",
        "answer": "; ".join(applies) or "None of these",
        "change_url": _told_url(number),
    }


def _told(now: Planner, name: str) -> dict[str, str]:
    url = reverse("plan_set_up", args=[name])
    page = plan_page(name)
    if page is None:
        goals = "; ".join(now.plan.goals) or "Passed over"
        return {"question": "What do you want to do again?", "answer": goals, "change_url": url}
    told = [name for name in page.findings if name in now.findings]
    answers = "; ".join(_answer(now, page, name) for name in told) or "Passed over"
    return {"question": question_of(page), "answer": answers, "change_url": url}


def _answer(now: Planner, page: Page, name: str) -> str:
    """The answer alone where the heading asks for one thing; else with what it is about."""
    if len(page.findings) > 1:
        return finding_in_words(now, name)
    return answer_in_words(knowledge().findings[name], now.findings[name])


def finding_in_words(now: Planner, name: str) -> str:
    """What was told, in words, such as "Afraid to move: yes"."""
    finding, answer = knowledge().findings[name], now.findings.get(name)
    if answer is None:
        return f"{finding.title}: not told"
    words = answer_in_words(finding, answer)
    yes_no = finding.type is FindingType.YES_NO and answer is not NOT_SURE
    return f"{finding.title}: {words.lower() if yes_no else words}"
