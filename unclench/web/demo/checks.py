"""The checks of an invented person, and what they told after them."""

from collections.abc import Mapping

from unclench.engine.assessment.assess import (
    check_medicines,
    next_medicine_page,
    next_page,
    rows_to_show,
    triage,
)
from unclench.engine.assessment.medicine_results import medicines_as_values
from unclench.engine.assessment.results import result_as_values
from unclench.engine.knowledge.answers import read_findings, write_findings
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import Findings
from unclench.web.check.models import Check, Decision
from unclench.web.demo import bouts
from unclench.web.demo.person import DAYS, FLARE, DemoPerson, is_well
from unclench.web.medicines.models import MedicineAnswers
from unclench.web.understand.models import UnderstandAnswers

AGAIN_AFTER_DAYS = 12
LAST_DAYS_FROM = DAYS - 5
MOST_PAGES = 80
_ALWAYS = {"age": 44, "sex": "female", "pregnancy": "no", "onset": "sudden_movement"}
_BEHIND_IT = {
    "pain_areas": ["low_left", "low_middle"],
    "pain_travels": "stays",
    "worse_with": ["bending_forward", "sitting"],
    "better_with": ["lying", "walking"],
    "set_off_by": ["awkward", "distracted"],
    "locked": "yes",
    "similar_bouts": "yes",
    "stiff_minutes": 15,
    "stress_high": "yes",
    "sleep_poor": "no",
}


def check(person: DemoPerson, day: int) -> None:
    """Checks at the beginning, at the flare-up, when the last one no longer counts, and in the last
    days, so that it counts for whoever looks; while all is well, on a day without pain."""
    if day == DAYS - 1:
        return  # It may be early in the morning still.
    counts_for = AGAIN_AFTER_DAYS if day < LAST_DAYS_FROM else DAYS - LAST_DAYS_FROM
    old = person.decision is None or day - person.told["check"] >= counts_for
    if day == FLARE or (old and not (is_well(day) and person.pain(day))):
        person.decision = _checked(person, day)
        person.told["check"] = day
        bouts.begin_with_check(person, day)


def _checked(person: DemoPerson, day: int) -> Decision:
    findings, made_at = _answers(person, day), person.at(day, 7, 42)
    kept = Check.objects.create(
        id=person.new_id(),
        visitor=person.visitor,
        answers=write_findings(findings),
        started_at=person.at(day, 7, 40),
        finished_at=made_at,
    )
    result = triage(person.base, findings, today=person.date_of(day))
    values = result_as_values(person.base, findings, result, assessed={})
    return Decision.objects.create(
        id=person.new_id(),
        safety_check=kept,
        made_at=made_at,
        disposition=result.disposition,
        within_days=result.within_days,
        findings=write_findings(findings),
        result=values | {"marks_ended": []},
        knowledge_version=result.knowledge_version,
    )


def _answers(person: DemoPerson, day: int) -> Findings:
    """Page by page as they are asked; whatever would be a worry is denied."""
    told = _of_that_day(person, day)
    today, findings = person.date_of(day), Findings()
    for _ in range(MOST_PAGES):
        page = next_page(person.base, findings, today=today)
        if page is None:
            break
        rows = rows_to_show(person.base, page, findings, today=today)
        findings = findings.with_(_told(person, rows or page.findings, told))
    return findings


def _of_that_day(person: DemoPerson, day: int) -> dict[str, object]:
    since = day - FLARE if day >= FLARE else day
    eases = {"course": "better" if since else "same", "pain_days": since}
    return {**_ALWAYS, **eases, "pain_nprs": person.pain(day)}


def _told(person: DemoPerson, names: tuple[str, ...], told: Mapping[str, object]) -> Findings:
    known = {name: told[name] for name in names if name in told}
    records = (person.base.findings[name] for name in names if name not in told)
    denied = {f.id: "no" if f.type is FindingType.YES_NO else "not_sure" for f in records}
    return read_findings(person.base, {**denied, **known})


def understand(person: DemoPerson, day: int) -> None:
    """What may be behind it, told on the third day."""
    if day == 2 and person.decision:
        UnderstandAnswers.objects.create(
            visitor=person.visitor,
            safety_check=person.decision.safety_check,
            answers=write_findings(read_findings(person.base, _BEHIND_IT)),
            looked=[],
            changed_at=person.at(day, 20, 10),
        )


def medicines(person: DemoPerson, day: int) -> None:
    """Which painkillers may suit, asked on the second day."""
    if day != 1 or person.decision is None:
        return
    findings = read_findings(person.base, person.decision.findings)
    asked, checked = Findings(), check_medicines(person.base, findings, country="GB")
    for _ in range(MOST_PAGES):
        page = next_medicine_page(person.base, checked)
        if page is None:
            break
        asked = asked.with_(_told(person, page.findings, _ALWAYS))
        checked = check_medicines(person.base, findings.with_(asked), country="GB")
    told = findings.with_(asked)
    MedicineAnswers.objects.create(
        id=person.new_id(),
        visitor=person.visitor,
        decision=person.decision,
        answers=write_findings(asked),
        findings=write_findings(told),
        country="GB",
        result=medicines_as_values(person.base, told, checked, "GB"),
        knowledge_version=person.base.version,
        begun_at=person.at(day, 9, 5),
        started_at=person.at(day, 9, 5),
        finished_at=person.at(day, 9, 7),
    )
