"""What the pages of the check show, as plain values for the templates."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from unclench.engine.assessment.assess import fill, pages_answered
from unclench.engine.knowledge.answers import stored_findings as findings_from
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.wording import answer_in_words
from unclench.engine.values.condition import evaluate
from unclench.engine.values.contradiction import Contradiction
from unclench.engine.values.country import Country
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.finding import Finding
from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.engine.values.interview import Page, PageKind
from unclench.web import drawing
from unclench.web.accounts.country import helplines_of, numbers_for
from unclench.web.check.forms import Sent
from unclench.web.check.models import Decision
from unclench.web.follow_up import pages as follow_up

HOW_FAR = (
    (0.05, "The most important first"),
    (0.2, "Just begun"),
    (0.4, "About a third done"),
    (0.65, "About half done"),
    (0.8, "Nearly done"),
    (1.0, "The last questions"),
)
"""What is said once so much of the list of pages lies behind. Most pages are never asked."""
NOTHING = ("none", "nothing")
"""Options that say that none of the others holds; they stand apart."""
WHEN = {14: "within two weeks", 7: "within a week", 3: "within three days", 1: "by tomorrow"}


def page_context(
    base: KnowledgeBase, page: Page, findings: Findings, sent: Sent, rows: tuple[str, ...]
) -> dict[str, Any]:
    """What a question page shows, and what was answered before.

    `rows` are the findings of a list that still matter.
    """
    shared = {"page": page, "title": page.heading, "why": page.why, "error": sent.error}
    if page.kind is PageKind.SEVERAL:
        return shared | _several(base, rows or page.findings, findings, sent)
    if page.kind is PageKind.ONE:
        return shared | _one(base, page, findings, sent)
    if page.kind is PageKind.MARKS:
        return shared | _marks(base, page, findings, sent)
    return shared | _preset(base, page, findings, sent)


def progress(base: KnowledgeBase, page: Page) -> dict[str, Any]:
    """How far a page is in the check. It never goes back, and leaves out how many are still to
    come: that follows from the answers."""
    ids = [other.id for other in base.interview.pages]
    value, most = ids.index(page.id), len(ids)
    words = next(said for share, said in HOW_FAR if value / most <= share)
    return {"words": words, "value": value, "most": most}


def _errors(sent: Sent, field: str) -> list[dict[str, str]]:
    return [{"text": sent.error, "href": f"#{field}"}] if sent.error else []


def _several(
    base: KnowledgeBase, names: tuple[str, ...], findings: Findings, sent: Sent
) -> dict[str, Any]:
    given = findings.with_(sent.answers)
    all_no = all(findings.get(name) is False for name in names)
    return {
        "rows": [finding_row(base.findings[name], given.get(name)) for name in names],
        "asked": names,
        "none_chosen": all_no and not sent.error,
        "errors": _errors(sent, names[0]),
    }


def finding_row(finding: Finding, answer: Answer | None) -> dict[str, Any]:
    """A finding as a row of a list, with what was answered before."""
    return {
        "name": finding.id,
        "label": finding.question,
        "hint": finding.hint,
        "yes": answer is True,
        "not_sure": answer is NOT_SURE,
    }


def _one(base: KnowledgeBase, page: Page, findings: Findings, sent: Sent) -> dict[str, Any]:
    finding = base.findings[page.findings[0]]
    return {
        "name": finding.id,
        "options": options_of(finding),
        "answer": _answer_value(finding, findings.get(finding.id)),
        "is_rating": finding.unit == "nprs",
        "many": len(options_of(finding)) > 8,
        "errors": _errors(sent, finding.id),
    }


def _marks(base: KnowledgeBase, page: Page, findings: Findings, sent: Sent) -> dict[str, Any]:
    finding = base.findings[page.findings[0]]
    answer = findings.get(finding.id)
    marked = answer if isinstance(answer, frozenset) else frozenset()
    return {
        "name": finding.id,
        "options": [
            {**o, "chosen": o["value"] in marked, "apart": o["value"] in NOTHING}
            for o in options_of(finding)
        ],
        "errors": _errors(sent, finding.id),
    }


def options_of(finding: Finding) -> list[dict[str, str]]:
    """What can be answered in one tap."""
    if finding.bands:
        return [{"value": f"{band.low:g}", "label": band.label} for band in finding.bands]
    if finding.options:
        return [{"value": option.id, "label": option.label} for option in finding.options]
    return [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]


def _answer_value(finding: Finding, answer: Answer | None) -> str:
    if answer is None:
        return ""
    if answer is NOT_SURE:
        return "not_sure"
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, float):
        band = finding.band_of(answer)
        return f"{band.low if band else answer:g}"
    return str(answer)


def _preset(base: KnowledgeBase, page: Page, findings: Findings, sent: Sent) -> dict[str, Any]:
    chosen = [
        preset.id
        for preset in page.presets
        if all(_matches(findings.get(s.finding), s.option) for s in preset.sets)
    ]
    return {
        "name": page.id,
        "options": [{"value": preset.id, "label": preset.label} for preset in page.presets],
        "answer": chosen[0] if chosen else "",
        "errors": _errors(sent, page.id),
    }


def _matches(answer: Answer | None, option: str) -> bool:
    return repr(answer) == option if answer is NOT_SURE else answer == option


def summary_rows(base: KnowledgeBase, findings: Findings) -> list[dict[str, str]]:
    """Every page that was answered, with its answer and a way to change it."""
    return [
        {
            "question": page.heading,
            "answer": page_answer(base, page, findings),
            "change_url": reverse("check_page", args=[page.id]),
        }
        for page in pages_answered(base, findings)
    ]


def page_answer(base: KnowledgeBase, page: Page, findings: Findings) -> str:
    """What was answered on a page, in words."""
    if page.kind is PageKind.PRESET:
        context = _preset(base, page, findings, Sent())
        labels = {option["value"]: option["label"] for option in context["options"]}
        return str(labels.get(context["answer"], "Not sure"))
    if page.kind is PageKind.ONE:
        finding = base.findings[page.findings[0]]
        return answer_in_words(finding, findings[finding.id])
    told = [
        _told(base.findings[name], findings[name]) for name in page.findings if name in findings
    ]
    return "; ".join(text for text in told if text) or page.none_label


def _told(finding: Finding, answer: Answer) -> str:
    if answer is NOT_SURE:
        return f"Not sure: {finding.title}"
    return finding.title if answer is True else ""


def unclear_context(contradiction: Contradiction) -> dict[str, Any]:
    """Two answers that do not fit together, and what may be right."""
    options = [{"value": option.id, "label": option.label} for option in contradiction.options]
    both = {"value": "both", "label": "Both are right, or I am not sure"}
    return {
        "title": contradiction.question,
        "why": "We ask once. If you leave both, we take the careful side.",
        "name": contradiction.id,
        "options": [*options, both],
        "answer": "",
        "errors": [],
        "error": "",
    }


def nothing_chosen(context: dict[str, Any]) -> dict[str, Any]:
    """The same page with a word about what is missing."""
    text = "Choose which answer is right, or that both are."
    return context | {"error": text, "errors": [{"text": text, "href": f"#{context['name']}"}]}


def result_context(base: KnowledgeBase, decision: Decision, country: Country) -> dict[str, Any]:
    """The care card of a decision, in the words for the person's country."""
    level = Disposition(decision.disposition)
    advice = base.advice[level]
    words = words_for(country) | {
        "when": WHEN.get(decision.within_days or 0, f"within {decision.within_days} days"),
    }
    fired = [f for f in decision.result["fired"] if not f["settled_by_clinician"]]
    return {
        "decision": decision,
        "level": str(level),
        "heading": advice.heading.format(**words),
        "lead": advice.lead.format(**words),
        "do": [line.format(**words) for line in advice.do],
        "do_not": [_after_do_not(line.format(**words)) for line in advice.do_not],
        "watch_for": [line.format(**words) for line in advice.watch_for],
        "today": advice.today,
        "expect": [line.format(**words) for line in advice.expect],
        "reasons": [_reason(base, f) for f in fired] or [_no_reason(decision)],
        "sources": _sources(fired),
        "say": _say(base, fired, decision),
        "noted": _noted(base, decision),
        "crisis": any(f["flag"] == "self_harm" for f in fired),
        "crisis_words": base.crisis,
        "also": _also(base, fired, words),
        "ahead": _ahead(base, decision),
        "exits": _exits(base, decision),
        "rows": _decision_rows(base, decision),
        "change_page": _page_to_change(base, fired),
        "start": _start(base, decision),
        "back_url": reverse("home"),
        "net_heading": f"Call {country.emergency} or go in if you notice",
    } | numbers_for(country)


def words_for(country: Country) -> dict[str, str]:
    """What stands in the place of the braces of an advice, in one country."""
    return {
        "number": country.emergency,
        "emergency_room": country.emergency_room,
        "advice_line": _advice_line(country),
    }


def _also(
    base: KnowledgeBase, fired: list[Mapping[str, Any]], words: Mapping[str, str]
) -> dict[str, Any] | None:
    """What else cannot wait, beside thoughts of self-harm: they never hide another danger."""
    levels = {f["disposition"] for f in fired if f["flag"] != "self_harm"}
    pressing = [d for d in (Disposition.EMERGENCY, Disposition.SAME_DAY) if str(d) in levels]
    if not pressing:
        return None
    advice = base.advice[pressing[0]]
    return {
        "level": str(pressing[0]),
        "heading": advice.heading.format(**words),
        "body": advice.lead.format(**words),
        "points": [line.format(**words) for line in advice.do],
        "call": words["number"] if pressing[0] is Disposition.EMERGENCY else "",
    }


def _ahead(base: KnowledgeBase, decision: Decision) -> dict[str, Any]:
    """When to check again, and what usually happens, for those who wait at home for now.

    The figures were measured in adults who were not pregnant: nobody else is told them.
    """
    if decision.disposition not in (Disposition.SELF_CARE, Disposition.SOON):
        return {}
    ahead = follow_up.ahead(timezone.localdate(decision.made_at), decision.findings)
    return ahead | ({"usual": []} if _exits(base, decision) else {})


def _start(base: KnowledgeBase, decision: Decision) -> dict[str, Any] | None:
    """Where relief begins, for somebody who may look after themselves; None for anyone else."""
    if decision.disposition not in (Disposition.SELF_CARE, Disposition.SOON):
        return None
    findings = findings_from(base, decision.findings)
    first = fill(base, base.sessions["first_relief"], findings, calm=True)
    if not first or not decision.result["complete"]:
        return None
    record = base.interventions[first[0]]
    return {"svg": drawing.still(first[0]), "text": record.summary, "title": record.title}


def _after_do_not(line: str) -> str:
    return line.removeprefix("Do not ").strip()


def _advice_line(country: Country) -> str:
    lines = helplines_of(country)
    return lines.advice.named if lines and lines.advice else "your country's medical advice line"


def _reason(base: KnowledgeBase, fired: Mapping[str, Any]) -> dict[str, Any]:
    because = "; ".join(fired["because"])
    unsure = " You were not sure, so we take the careful side." if fired["not_sure"] else ""
    reason = {
        "text": f"You told us: {because}. {fired['why']}{unsure}",
        "unverified": fired["certainty"] == "unverified",
    }
    if fired["flag"] not in base.red_flags:
        return reason
    how = reverse("how_a_flag_decides", args=[fired["flag"]])
    return reason | {"how_url": how, "about": fired["title"]}


def _sources(fired: list[Mapping[str, Any]]) -> list[Mapping[str, str]]:
    """The sources of all reasons, once each."""
    return list({s["id"]: s for f in fired for s in f["sources"]}.values())


def _no_reason(decision: Decision) -> dict[str, Any]:
    pain = "Strong pain is frightening, but on its own it is not a danger sign."
    if decision.result["fired"]:
        return {
            "text": "You told us that a clinician has checked what would otherwise need it, and "
            f"that it is the same. None of your other answers points to serious disease. {pain}"
        }
    return {
        "text": "You answered every danger question, and none of the answers points to serious "
        f"disease. {pain}"
    }


def _say(base: KnowledgeBase, fired: list[Mapping[str, Any]], decision: Decision) -> list[str]:
    """What to tell the person who answers the phone: the most pressing reasons in own words."""
    pressing = [f for f in fired if f["disposition"] == decision.disposition]
    flags = base.red_flags
    return [flags[f["flag"]].say for f in pressing[:3] if f["flag"] in flags]


def _noted(base: KnowledgeBase, decision: Decision) -> list[str]:
    """What holds for this person from now on. An emergency page says nothing beside itself."""
    if decision.disposition == Disposition.EMERGENCY:
        return []
    noted = (base.red_flags.get(flag) for flag in decision.result["recorded"])
    return [flag.noted for flag in noted if flag is not None and flag.noted]


def _exits(base: KnowledgeBase, decision: Decision) -> list[Any]:
    findings = findings_from(base, decision.findings)
    return [e for e in base.exits.values() if evaluate(e.when, findings, unsure=True)]


def _decision_rows(base: KnowledgeBase, decision: Decision) -> list[dict[str, str]]:
    rows = summary_rows(base, findings_from(base, decision.findings))
    return [{"question": row["question"], "answer": row["answer"]} for row in rows]


def _page_to_change(base: KnowledgeBase, fired: list[Mapping[str, Any]]) -> str:
    """The page whose answer led here, so that a slip of the thumb can be put right."""
    read = fired[0]["findings"] if fired else []
    pages = [page for name in read if (page := base.interview.page_of(name))]
    return pages[0].id if pages else base.interview.pages[0].id


def help_context(base: KnowledgeBase, country: Country) -> dict[str, Any]:
    """The danger signs and the number, for someone who asks for help without a check."""
    net = base.advice[Disposition.SELF_CARE]
    return numbers_for(country) | {
        "signs": net.watch_for,
        "today": net.today,
        "advice_line": _advice_line(country),
        "back_url": reverse("home"),
        "advice_after": "These can wait for a few hours, not for days.",
    }
