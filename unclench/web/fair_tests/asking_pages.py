"""What the questions before a test show, as plain values for the templates."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from unclench.engine.values.fair_test import FairTestArm
from unclench.engine.values.interview import Page, PageKind
from unclench.web.answering import in_parts
from unclench.web.check.forms import Sent
from unclench.web.check.pages import finding_row, page_context
from unclench.web.fair_tests import asking
from unclench.web.fair_tests.asking import PAGES, QUESTION_LONGEST
from unclench.web.fair_tests.models import FairTest
from unclench.web.fair_tests.safety import findings_of, offer_of, suits
from unclench.web.fair_tests.trial import Chance, Proposal, chances, lately_without_room
from unclench.web.fair_tests.words import arm_in_sentence, chance_words, in_ten
from unclench.web.knowledge import knowledge

NO_IDEA = "none"
PRESCRIBED = "A clinician told you to do it. It goes on every day, so no test leaves it out."


def around(test: FairTest, page: str) -> dict[str, Any]:
    """The way back, and how far it is."""
    shown = [name for name in PAGES if name != "before"]
    before = asking.page_before(test, page)
    at = shown.index(page) + 1 if page in shown else 1
    back = reverse("fair_test_ask", args=[test.pk, before]) if before else reverse("fair_tests")
    progress = {"words": f"Question {at} of {len(shown)}", "value": at, "most": len(shown)}
    return {"test": test, "page": page, "back_url": back, "progress": progress}


def with_error(context: dict[str, Any], error: str, at: str) -> dict[str, Any]:
    """The same with what is wrong, and where."""
    errors = [{"text": error, "href": f"#{at}"}] if error else []
    return context | {"error": error, "errors": errors}


def arms_context(test: FairTest, chosen: Sequence[str]) -> dict[str, Any]:
    """What may be compared, and what may not, with the reason."""
    findings, arms = findings_of(test), knowledge().fair_tests.arms.values()
    told = test.prescribed
    fit = [arm for arm in arms if suits(arm, findings) and not told.get(arm.id)]
    rows = [_row(arm, chosen) for arm in fit]
    return around(test, "arms") | {"rows": rows, "left_out": list(_left_out(test, findings))}


def _left_out(test: FairTest, findings: Any) -> Any:
    for arm in knowledge().fair_tests.arms.values():
        weighed = offer_of(arm, findings)
        if test.prescribed.get(arm.id):
            yield {"title": arm.title, "reason": PRESCRIBED}
        elif weighed and weighed.reasons and not suits(arm, findings):
            yield {"title": arm.title, "reason": " ".join(r.why for r in weighed.reasons)}


def _row(arm: FairTestArm, chosen: Sequence[str]) -> dict[str, Any]:
    return {"name": arm.id, "title": arm.title, "why": arm.how, "chosen": arm.id in chosen}


def before_context(test: FairTest, sent: Sent) -> tuple[str, dict[str, Any]]:
    """The template and the values for what speaks against the chosen things, asked first."""
    shared = {"back_url": reverse("fair_test_ask", args=[test.pk, "arms"])}
    alone = asking.alone_to_ask(test)
    if alone:
        page = Page(
            id=alone.id,
            heading=alone.question,
            why=alone.why,
            kind=PageKind.ONE,
            findings=(alone.id,),
        )
        findings = findings_of(test).without(alone.id)
        return "check/one.html", page_context(knowledge(), page, findings, sent, ()) | shared
    asked = in_parts(asking.rows_to_ask(test))[0]
    findings, known = findings_of(test).with_(sent.answers), knowledge().findings
    context = {
        "rows": [finding_row(known[name], findings.get(name)) for name in asked],
        "asked": asked,
    }
    return "relief/before.html", with_error(context | shared, sent.error, asked[0])


def prescribed_context(test: FairTest, ticked: Sequence[str]) -> dict[str, Any]:
    """Whether a clinician told them to do one of these."""
    rows = [_row(arm, ticked) for arm in asking.arms_of(test) if not arm.usual]
    return around(test, "prescribed") | {"rows": rows}


def question_context(test: FairTest, words: str) -> dict[str, Any]:
    """The question in their own words, with a suggestion from what is compared."""
    example = f"For example: “{_example(test)}”"
    more = {"words": words, "longest": QUESTION_LONGEST, "example": example}
    return around(test, "question") | more


def _example(test: FairTest) -> str:
    names = [arm_in_sentence(arm.title, usual=arm.usual) for arm in asking.arms_of(test)]
    return f"Is {names[0]} better than {' or '.join(names[1:])}?"


def choice_context(test: FairTest, page: str) -> dict[str, Any]:
    """A question that is answered with one tap."""
    made = {"outcome": _outcome, "difference": _difference, "expects": _expects}
    return around(test, page) | made[page](test)


def _outcome(test: FairTest) -> dict[str, Any]:
    outcomes = knowledge().fair_tests.outcomes.values()
    return {
        "title": "How will you tell whether a day was better?",
        "why": "The diary asks it once a day. One measure, chosen beforehand, keeps it fair.",
        "options": [{"value": o.id, "label": o.title, "hint": o.hint} for o in outcomes],
        "answer": test.outcome,
    }


def _difference(test: FairTest) -> dict[str, Any]:
    outcome = asking.outcome_of(test)
    sizes = outcome.differences if outcome else ()
    return {
        "title": "What difference would matter to you?",
        "why": "Smaller than this, and you would not bother. A small one takes many more days.",
        "options": [
            {"value": f"{each.size:g}", "label": each.words, "hint": each.hint} for each in sizes
        ],
        "answer": f"{test.difference:g}" if test.difference else "",
    }


def _expects(test: FairTest) -> dict[str, Any]:
    arms = [{"value": arm.id, "label": arm.title} for arm in asking.arms_of(test)]
    return {
        "title": "What do you think will come out?",
        "why": "It changes nothing. What we expect colours what we feel, so we show it at the end.",
        "options": [*arms, {"value": NO_IDEA, "label": "I have no idea"}],
        "answer": test.expects,
    }


def length_context(test: FairTest) -> dict[str, Any]:
    """How long, each with its chance of an answer; those that are hopeless are not offered."""
    rules = knowledge().fair_tests.rules
    today = timezone.localdate()
    found, usual = chances(test, today), lately_without_room(test, today)
    enough = [each for each in found if each.chance >= rules.hopeless_below]
    worth = [] if usual is not None else enough
    short = [f"{each.days} days" for each in found if each.chance < rules.hopeless_below]
    return around(test, "length") | {
        "title": "How long should it run?",
        "why": "Longer gives a better chance of an answer. You can stop on any day.",
        "options": [_length(each) for each in worth],
        "answer": str(test.length or ""),
        "hopeless": not worth,
        "usual": "" if usual is None else f"{usual:.1f}",
        "too_short": short if worth else [],
        "help": what_would_help(test, found),
    }


def _length(each: Chance) -> dict[str, Any]:
    return {
        "value": str(each.days),
        "label": f"{each.days // 7} weeks",
        "hint": f"{each.days} days. {chance_words(each.chance)}.",
    }


def what_would_help(test: FairTest, found: Sequence[Chance]) -> list[str]:
    """What would make an answer more likely, the easiest first."""
    outcome, help_ = asking.outcome_of(test), []
    if len(test.arms) > 2:
        help_.append("Compare two things instead of three.")
    if outcome and outcome.kind == "yes_no":
        help_.append("Measure your pain of the day instead. A number tells more than a yes or no.")
    if outcome and test.difference and test.difference < max(d.size for d in outcome.differences):
        help_.append("Look for a bigger difference.")
    if test.length and found[-1].days > test.length:
        help_.append("Give it more weeks.")
    return help_


def proposal_context(test: FairTest, proposal: Proposal) -> dict[str, Any]:
    """All that would be agreed, before it is."""
    rules, outcome = knowledge().fair_tests.rules, asking.outcome_of(test)
    arms = asking.arms_of(test)
    letters = {arm.id: arm.title for arm in arms}
    return {
        "test": test,
        "back_url": reverse("fair_test_ask", args=[test.pk, "length"]),
        "arms": [{"title": arm.title, "how": arm.how} for arm in arms],
        "asks": knowledge().trackers[outcome.tracker].question if outcome else "",
        "difference": difference_words(test),
        "proposal": proposal,
        "weeks": proposal.days // 7,
        "chance": chance_words(proposal.chance),
        "out_of_ten": in_ten(proposal.chance),
        "unsure": proposal.chance < rules.unsure_below,
        "help": what_would_help(test, chances(test, timezone.localdate())),
        "order": [{"title": letters[arm], "days": days} for arm, days in proposal.periods],
        "rows": _answers(test),
    }


def difference_words(test: FairTest) -> str:
    """The difference that matters, as it was chosen."""
    outcome = asking.outcome_of(test)
    sizes = outcome.differences if outcome else ()
    return next((d.words for d in sizes if d.size == test.difference), f"{test.difference:g}")


def _answers(test: FairTest) -> list[dict[str, str]]:
    """What was answered, each with the way to change it."""
    outcome, arms = asking.outcome_of(test), {arm.id: arm.title for arm in asking.arms_of(test)}
    told = {
        "arms": ("What you compare", ", ".join(arms.values())),
        "question": ("Your question", test.question),
        "outcome": ("What you measure", outcome.title if outcome else ""),
        "difference": ("What would matter", difference_words(test)),
        "expects": ("What you expect", arms.get(test.expects, "No idea")),
        "length": ("How long", f"{test.length} days"),
    }
    return [
        {
            "question": question,
            "answer": answer,
            "change_url": reverse("fair_test_ask", args=[test.pk, page]),
        }
        for page, (question, answer) in told.items()
    ]
