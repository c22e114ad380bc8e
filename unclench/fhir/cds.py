"""CDS Hooks: a card for a clinician's own program, from the answers that it hands over.

Nothing is kept. The card says what the safety questions led to and why; it orders nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from unclench.engine.assessment.assess import TriageResult, triage
from unclench.engine.knowledge.answers import AnswersError
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.wording import reason_in_words
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.findings import Findings
from unclench.fhir import names
from unclench.fhir.response import RESPONSE, read_response

HOOK = "patient-view"
SERVICE = "back-pain-check"
ANSWERS = "answers"
TITLE = "Safety questions about back pain"
DESCRIPTION = "A card with what the answers to the safety questions of Unclench led to, and why."
REFUSALS = {
    "400": "The request is not one of CDS Hooks, or the answers cannot be read",
    "412": "The answers are missing in the prefetch",
}
LONGEST_SUMMARY = 140
MOST_REASONS = 8
_INDICATORS = {
    Disposition.EMERGENCY: "critical",
    Disposition.SAME_DAY: "warning",
    Disposition.SOON: "info",
    Disposition.SELF_CARE: "info",
}
_SAID = {
    Disposition.EMERGENCY: "emergency care now",
    Disposition.SAME_DAY: "to be seen the same day",
    Disposition.SELF_CARE: "self-care with safety-netting",
}


class CardRefusedError(ValueError):
    """A request that cannot be answered: the status to answer with, and why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def services() -> dict[str, Any]:
    """Which services there are, and what each wants handed over."""
    asked = f"{RESPONSE}?patient={{{{context.patientId}}}}&questionnaire={names.QUESTIONNAIRE}"
    return {
        "services": [
            {
                "hook": HOOK,
                "id": SERVICE,
                "title": TITLE,
                "description": DESCRIPTION,
                "prefetch": {ANSWERS: f"{asked}&_sort=-authored&_count=1"},
            }
        ]
    }


def cards(base: KnowledgeBase, request: object, site: str) -> dict[str, Any]:
    """The cards for one request; none where there are no answers. Raises CardRefusedError."""
    response = _answers_in(request)
    if response is None:
        return {"cards": []}
    try:
        findings = read_response(base, response)
    except AnswersError as error:
        raise CardRefusedError(400, f"The answers cannot be read: {error}") from None
    except RecursionError:
        raise CardRefusedError(400, "The answers hold one another too deeply.") from None
    return {"cards": [_card(base, findings, triage(base, findings), site)]}


def _answers_in(request: object) -> Mapping[str, Any] | None:
    """The QuestionnaireResponse of the prefetch, alone or first in a Bundle of a search."""
    if not isinstance(request, Mapping) or request.get("hook") != HOOK:
        raise CardRefusedError(400, f"This is not a request of the hook {HOOK}.")
    prefetch = request.get("prefetch")
    if not isinstance(prefetch, Mapping) or ANSWERS not in prefetch:
        raise CardRefusedError(
            412, f"The prefetch lacks `{ANSWERS}`; this service fetches nothing."
        )
    told = prefetch[ANSWERS]
    if isinstance(told, Mapping) and told.get("resourceType") == "Bundle":
        return next(_responses_in(told.get("entry")), None)
    if told is None or isinstance(told, Mapping):
        return told
    raise CardRefusedError(400, f"`{ANSWERS}` is not a resource; expected a {RESPONSE}.")


def _responses_in(entries: object) -> Iterator[Mapping[str, Any]]:
    for entry in entries if isinstance(entries, list) else []:
        resource = entry.get("resource") if isinstance(entry, Mapping) else None
        if isinstance(resource, Mapping) and resource.get("resourceType") == RESPONSE:
            yield resource


def _card(
    base: KnowledgeBase, findings: Findings, result: TriageResult, site: str
) -> dict[str, Any]:
    said = _SAID.get(result.disposition, f"to be seen within {result.within_days} days")
    summary = f"Back pain, patient-entered: {said}"
    if not result.complete:
        summary += "; not finished"
    return {
        "uuid": str(uuid5(NAMESPACE_URL, f"{base.version}/{sorted(map(str, findings.items()))}")),
        "summary": summary[:LONGEST_SUMMARY],
        "indicator": _INDICATORS[result.disposition],
        "detail": "\n".join(_detail(base, findings, result)),
        "source": {"label": f"Unclench, knowledge version {base.version}", "url": site},
        "links": [
            {"label": "How each sign decides", "url": f"{site}how-it-decides/", "type": "absolute"}
        ],
    }


def _detail(base: KnowledgeBase, findings: Findings, result: TriageResult) -> Iterator[str]:
    """Markdown. Every word in it is ours: answers stand in the words of the questions."""
    yield "**Red flags reported:**" if result.fired else "**Red flags reported:** none."
    yield ""
    for fired in result.fired[:MOST_REASONS]:
        told = dict.fromkeys(reason_in_words(base, atom, findings) for atom in fired.because)
        sure = " (not sure)" if fired.unsure else ""
        yield f"- {base.red_flags[fired.flag].title}: {'; '.join(told)}{sure}"
    if len(result.fired) > MOST_REASONS:
        yield f"- and {len(result.fired) - MOST_REASONS} more"
    yield ""
    if not result.complete:
        yield f"Not finished: {len(result.to_ask())} questions could still raise it."
        yield ""
    yield "Entered by the patient, by questions alone. Not a diagnosis. Nothing was stored."
