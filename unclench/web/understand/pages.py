"""What the pages of understanding show, as plain values for the templates."""

from typing import Any

from django.urls import reverse

from unclench.engine.assessment.understand import CAVEAT, comparison, phase_of
from unclench.engine.causes.weigh import CauseFit, Contribution
from unclench.engine.knowledge.wording import answer_in_words
from unclench.engine.values.cause import Cause, CauseRole, Fit, SelfTest
from unclench.engine.values.country import Country
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import NOT_SURE
from unclench.engine.values.interview import Page, PageKind
from unclench.engine.values.plan import Dose
from unclench.engine.values.record import Certainty
from unclench.pictures.body_places import body_map
from unclench.web import drawing
from unclench.web.check.forms import Sent
from unclench.web.check.pages import WHEN, finding_row, page_context
from unclench.web.knowledge import knowledge
from unclench.web.relief.pages import round_words
from unclench.web.understand.bars import bars
from unclench.web.understand.services import Asking, is_barred, page_to_offer

TITLE = "What may be behind it"
MAP = "where"  # The page of understand.yaml with the body map.
FIT_WORDS = {
    Fit.WELL: "Your answers fit this well",
    Fit.PARTLY: "Your answers fit this in part",
    Fit.LITTLE: "Your answers fit this little",
    Fit.OPEN: "Too little is known to say",
}
PHASES = {
    "acute": "In the first six weeks",
    "subacute": "From six to twelve weeks",
    "chronic": "After twelve weeks",
    "prevention": "While you are well",
}
SHOWN_REASONS = 4


def general_context() -> dict[str, Any]:
    """Every cause in general, for somebody without a check."""
    causes = knowledge().causes.values()
    return {
        "title": TITLE,
        "patterns": [_general(c) for c in causes if c.role is CauseRole.PATTERN],
        "contributors": [_general(c) for c in causes if c.role is CauseRole.CONTRIBUTOR],
        "caveat": CAVEAT,
        "back_url": reverse("home"),
    }


def _general(cause: Cause) -> dict[str, str]:
    return {"title": cause.title, "summary": cause.summary, "url": library_url(cause.id)}


def library_url(page_id: str) -> str:
    """Where something stands in the library."""
    return reverse("library_page", args=[page_id])


def overview_context(now: Asking, country: Country) -> dict[str, Any]:
    """The picture so far. While the check has to hear of something, nothing else is shown."""
    shared = {
        "title": TITLE,
        "looks": [{"id": look.id, "says": look.says} for look in now.looks],
        "back_url": reverse("check_result", args=[now.decision.pk]),
        "emergency_number": country.emergency,
    }
    return shared if now.looks else shared | _picture(now)


def _picture(now: Asking) -> dict[str, Any]:
    base = knowledge()
    shown = now.understanding.patterns[: base.weighing.shown]
    others = now.understanding.patterns[base.weighing.shown :]
    phase = phase_of(base, now.findings)
    return {
        "seen": _seen(now),
        "comparison": comparison(now.understanding, base.weighing.shown),
        "causes": [_card(fit) for fit in shown],
        "others": [_general(fit.cause) for fit in others],
        "contributors": [_card(fit) for fit in now.understanding.contributors],
        "table": [_column(fit.cause, phase) for fit in shown],
        "course": [line for fit in shown[:1] for line in _course(fit.cause)],
        "phases": _phases(shown[0].cause, phase),
        "leave_out": [line for fit in shown[:1] for line in fit.cause.leave_out],
        "imaging": [{"group": fit.cause.group, "text": fit.cause.imaging} for fit in shown],
        "first": shown[0].cause.title,
        "offer": _offer(now),
        "map_url": reverse("understand_page", args=[MAP]),
        "tests": _tests(now),
        "rows": _told_rows(now),
        "sources": _sources(shown),
        "version": base.version,
    }


def _seen(now: Asking) -> str:
    """What comes before any explanation, when the check said to be seen."""
    words = {
        "same_day": "First be seen today, as your check said.",
        "soon": f"First: see a clinician {WHEN.get(now.decision.within_days or 14, 'soon')}, "
        "as your check said.",
    }
    return words.get(now.decision.disposition, "")


def _card(fit: CauseFit) -> dict[str, Any]:
    cause = fit.cause
    return {
        "id": cause.id,
        "title": cause.title,
        "summary": cause.summary,
        "word": FIT_WORDS[fit.fit],
        "fit": str(fit.fit),
        "needs_check": cause.needs_check if fit.fit in (Fit.WELL, Fit.PARTLY) else "",
        "bars": bars(fit),
        "speaks_for": [_reason(c) for c in fit.speaks_for[:SHOWN_REASONS]],
        "speaks_against": [_reason(c) for c in fit.speaks_against[:SHOWN_REASONS]],
        "url": library_url(cause.id),
    }


def _reason(contribution: Contribution) -> dict[str, Any]:
    return {
        "text": contribution.says,
        "strength": _strength(contribution),
        "unverified": contribution.telling.certainty is Certainty.UNVERIFIED,
    }


def _strength(contribution: Contribution) -> str:
    if not contribution.counted:
        return "says the same again"
    weight = abs(contribution.log_odds)
    return "a lot" if weight > 1.0 else "some" if weight > 0.5 else "a little"


def _column(cause: Cause, phase: str) -> dict[str, Any]:
    """One cause in the table that stands the three side by side."""
    helps = next(help_.lines for help_ in cause.helps if help_.phase == phase)
    return {
        "title": cause.title,
        "feels_like": cause.feels_like,
        "who": cause.who,
        "helps": helps,
        "imaging": cause.imaging,
        "clinician": cause.clinician,
    }


def _course(cause: Cause) -> list[dict[str, Any]]:
    return [
        {"text": c.text, "unverified": c.certainty is Certainty.UNVERIFIED} for c in cause.course
    ]


def _phases(cause: Cause, phase: str) -> list[dict[str, Any]]:
    """What to do by phase, the person's own first."""
    listed = [
        {"title": PHASES[help_.phase], "lines": help_.lines, "now": help_.phase == phase}
        for help_ in cause.helps
    ]
    return sorted(listed, key=lambda row: not row["now"])


def _offer(now: Asking) -> dict[str, str] | None:
    """The most telling question or self-test that is left."""
    step = page_to_offer(now)
    match step:
        case Page():
            url = reverse("understand_page", args=[step.id])
            return {"title": step.heading, "text": step.why, "url": url, "button": "Answer this"}
        case SelfTest():
            url = reverse("understand_test", args=[step.id])
            return {"title": step.title, "text": step.summary, "url": url, "button": "Try this"}
        case _:
            return None


def _tests(now: Asking) -> list[dict[str, Any]]:
    if not now.may_test:
        return []
    return [
        {
            "title": test.title,
            "text": test.summary,
            "svg": drawing.still_of_test(test.id),
            "href": reverse("understand_test", args=[test.id]),
        }
        for test in knowledge().self_tests.values()
        if not is_barred(now, test)
    ]


def _told_rows(now: Asking) -> list[dict[str, str]]:
    """What was told here, with a way to change it."""
    findings, told = knowledge().findings, now.told
    return [
        {
            "question": page.heading,
            "answer": "; ".join(_words(now, name) for name in page.findings if name in told),
            "change_url": reverse("understand_page", args=[page.id]),
        }
        for page in knowledge().understand_pages.pages
        if told & set(page.findings)
    ] + [
        {
            "question": test.title,
            "answer": answer_in_words(findings[test.finding], now.findings[test.finding]),
            "change_url": reverse("understand_test", args=[test.id]),
        }
        for test in knowledge().self_tests.values()
        if test.finding in told
    ]


def _words(now: Asking, name: str) -> str:
    finding, answer = knowledge().findings[name], now.findings[name]
    if finding.type is FindingType.YES_NO and answer is not NOT_SURE:
        return f"{finding.title}: {'yes' if answer else 'no'}"
    return answer_in_words(finding, answer)


def _sources(shown: tuple[CauseFit, ...]) -> list[Any]:
    keys = [key for fit in shown for key in fit.cause.source]
    keys += [key for fit in shown for c in fit.contributions for key in c.telling.source]
    return [knowledge().sources[key] for key in dict.fromkeys(keys)]


def template_of(page: Page) -> str:
    """The form that a page is asked with."""
    return "understand/marks.html" if page.kind is PageKind.MARKS else f"check/{page.kind}.html"


def question_context(now: Asking, page: Page, sent: Sent) -> dict[str, Any]:
    """A question page, with the way back to the picture."""
    context = page_context(knowledge(), page, now.findings, sent, page.findings)
    if page.findings == ("pain_areas",):
        chosen = {option["value"] for option in context["options"] if option["chosen"]}
        context["body_map"] = body_map(chosen)
    return context | {"back_url": reverse("understand")}


def test_context(now: Asking, test: SelfTest, error: str) -> dict[str, Any]:
    """A self-test: figure, steps, stop rules and what may be answered."""
    finding = knowledge().findings[test.finding]
    options = [{"value": o.id, "label": o.label} for o in finding.options]
    answer = now.findings.get(test.finding)
    return {
        "title": test.title,
        "test": test,
        "barred": is_barred(now, test),
        "steps": [{"text": line} for line in test.how],
        "moments": drawing.moments_of_test(test.id),
        "track": drawing.track_of_test(test.id),
        "guide": round_words(test.movement, Dose(repetitions=test.movement.loop), test.sides),
        "first": drawing.first_frame_of_test(test.id),
        "name": finding.id,
        "question": finding.question,
        "options": options,
        "answer": answer if isinstance(answer, str) else "",
        "error": error,
        "errors": [{"text": error, "href": f"#{finding.id}"}] if error else [],
        "back_url": reverse("understand"),
    }


def before_context(now: Asking, asked: tuple[str, ...], sent: Sent) -> dict[str, Any]:
    """The cautions of a self-test as a list."""
    findings = now.findings.with_(sent.answers)
    return {
        "rows": [finding_row(knowledge().findings[n], findings.get(n)) for n in asked],
        "asked": asked,
        "error": sent.error,
        "errors": [{"text": sent.error, "href": f"#{asked[0]}"}] if sent.error else [],
        "back_url": reverse("understand"),
    }
