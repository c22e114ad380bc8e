"""Checks that the records fit together: every name known, every value of the right type."""

from collections.abc import Iterator, Mapping
from typing import Any

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.check_asking import asking_problems, pages_nobody_asks_for
from unclench.engine.knowledge.check_assessed import assessed_problems
from unclench.engine.knowledge.check_bounds import (
    dosage_problems,
    movement_problems,
    review_problems,
    source_problems,
)
from unclench.engine.knowledge.check_capacity import capacity_problems
from unclench.engine.knowledge.check_care import care_problems
from unclench.engine.knowledge.check_cautions import shared_caution_problems
from unclench.engine.knowledge.check_conditions import (
    NUMBERS,
    condition_problems,
    conditions_of,
    constant_problems,
    course_problems,
    parts_of,
)
from unclench.engine.knowledge.check_desk import desk_problems
from unclench.engine.knowledge.check_fair_tests import fair_test_problems
from unclench.engine.knowledge.check_learning import all_effect_problems, effect_problems
from unclench.engine.knowledge.check_lessons import lesson_problems
from unclench.engine.knowledge.check_library import library_problems, understand_problems
from unclench.engine.knowledge.check_looks import look_problems
from unclench.engine.knowledge.check_measures import measure_problems
from unclench.engine.knowledge.check_medicines import list_problems, medicine_problems
from unclench.engine.knowledge.check_options import option_problems
from unclench.engine.knowledge.check_places import place_problems
from unclench.engine.knowledge.check_plan import plan_problems, row_problems
from unclench.engine.knowledge.check_sleep import sleep_problems
from unclench.engine.knowledge.check_trackers import tracker_problems
from unclench.engine.knowledge.document import Block, Problem
from unclench.engine.knowledge.folders import record_folders
from unclench.engine.knowledge.suggest import did_you_mean
from unclench.engine.values.condition import Condition, atoms_of
from unclench.engine.values.contradiction import Contradiction
from unclench.engine.values.country import SOMEWHERE, Helplines
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.finding import Concept, Finding, FindingType, Role
from unclench.engine.values.follow_up import CheckIn, Topic, Trigger
from unclench.engine.values.intervention import Dosage
from unclench.engine.values.keyframe import Movement
from unclench.engine.values.medicine import MedicineRule
from unclench.engine.values.record import Certainty, Provenance, Seen
from unclench.engine.values.red_flag import RedFlag

Places = Mapping[str, Block]


def problems_in(base: KnowledgeBase, places: Places) -> list[Problem]:
    """Everything that does not fit, each with its file and the line of the key that is wrong."""
    found: list[Problem] = []
    for folder, records in record_folders(base).items():
        for record in records.values():
            where = _Where(_file_of(folder, record.id), places)
            found += where.problems(_record_problems(base, record))
    found += [Problem("sources.yaml", 1, text) for text in source_problems(base)]
    found += [Problem("countries.yaml", 1, text) for text in _country_problems(base)]
    found += [Problem("interview.yaml", 1, text) for text in _interview_problems(base)]
    found += [Problem("sessions.yaml", 1, text) for text in _session_problems(base)]
    found += [Problem("cautions.yaml", 1, text) for text in _caution_problems(base)]
    found += [Problem("understand.yaml", 1, text) for text in understand_problems(base)]
    found += [Problem("plan/pages.yaml", 1, text) for text in plan_problems(base)]
    found += [Problem("asked_as.yaml", 1, text) for text in pages_nobody_asks_for(base)]
    found += [Problem("medicine_questions.yaml", 1, text) for text in list_problems(base)]
    found += [Problem("learning/effects.yaml", 1, text) for text in all_effect_problems(base)]
    return found


def _file_of(folder: str, record_id: str) -> str:
    file = folder if folder.endswith(".yaml") else f"{folder}/{record_id}.yaml"
    return f"{file}#{record_id}"


class _Where:
    """Finds the line of a key in a record's file."""

    def __init__(self, place: str, places: Places) -> None:
        self.file = place.split("#")[0]
        self.block = places.get(place)

    def problems(self, notes: Iterator[tuple[str, str]]) -> list[Problem]:
        return [Problem(self.file, self._line(key), text) for key, text in notes]

    def _line(self, key: str) -> int:
        return self.block.lines.get(key, self.block.line) if self.block else 1


def _record_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    yield from _source_problems(base, record)
    yield from review_problems(record)
    for key, part in parts_of(record, Condition | Dosage | Movement):
        yield from ((key, text) for text in _part_problems(base, record, part))
    yield from _kind_problems(base, record)
    yield from medicine_problems(base, record)
    yield from shared_caution_problems(base, record)
    yield from place_problems(base, record)
    yield from library_problems(base, record)
    yield from row_problems(base, record)
    yield from capacity_problems(base, record)
    yield from look_problems(base, record)
    yield from care_problems(record)
    yield from desk_problems(base, record)
    yield from sleep_problems(base, record)
    yield from asking_problems(base, record)
    yield from lesson_problems(base, record)
    yield from option_problems(base, record)
    yield from tracker_problems(base, record)
    yield from measure_problems(base, record)
    yield from effect_problems(base, record)
    yield from fair_test_problems(base, record)
    for key in ("progression", "regression", "offer"):
        for name in getattr(record, key, ()):
            if name not in base.interventions:
                hint = did_you_mean(name, base.interventions)
                yield key, f"no intervention is called `{name}`.{hint}"


def _part_problems(base: KnowledgeBase, record: Provenance, part: Any) -> Iterator[str]:
    match part:
        case Dosage():
            yield from dosage_problems(part)
        case Movement():
            yield from movement_problems(part)
        case _:
            yield from _says_of(base, record, part)


def _says_of(base: KnowledgeBase, record: Provenance, condition: Condition) -> Iterator[str]:
    """What is wrong with a condition of this record. A medicine's rule may be for everybody."""
    if not isinstance(record, Concept | MedicineRule):
        yield from constant_problems(condition)
    if isinstance(record, CheckIn | Trigger):
        yield from course_problems(condition)
    else:
        yield from condition_problems(base, condition)


def _kind_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    match record:
        case Finding():
            yield from _finding_problems(base, record)
            yield from _explains_problems(base, record)
        case RedFlag():
            yield from _group_problems(base, record)
            yield from _rule_problems(base, record)
            yield from assessed_problems(base.assessed, record)
        case Contradiction():
            yield from _contradiction_problems(base, record)
        case Topic():
            yield from _topic_problems(base, record)
        case Helplines():
            yield from _helpline_problems(base, record)


def _group_problems(base: KnowledgeBase, flag: RedFlag) -> Iterator[tuple[str, str]]:
    if flag.group not in base.groups:
        hint = did_you_mean(flag.group, base.groups)
        yield "group", f"no group is called `{flag.group}`; name a key of groups.yaml.{hint}"


def _helpline_problems(base: KnowledgeBase, lines: Helplines) -> Iterator[tuple[str, str]]:
    if lines.id not in base.countries:
        hint = did_you_mean(lines.id, base.countries)
        yield "source", f"no country of countries.yaml is called `{lines.id}`.{hint}"
    if lines.certainty is Certainty.UNVERIFIED:
        yield "certainty", f"leave out the lines of `{lines.id}` until a source confirms them"


def _country_problems(base: KnowledgeBase) -> Iterator[str]:
    if SOMEWHERE not in base.countries:
        yield f"`{SOMEWHERE}` is missing: the number to show while no country is known"
    suggested = [tag for country in base.countries.values() for tag in country.languages]
    for tag in sorted({tag for tag in suggested if suggested.count(tag) > 1}):
        yield f"the language `{tag}` suggests two countries; leave it out of both"


def _source_problems(base: KnowledgeBase, record: Provenance) -> Iterator[tuple[str, str]]:
    if not record.source:
        yield "source", "a record needs at least one source; name a key of sources.yaml"
    for key in record.source:
        if key not in base.sources:
            yield "source", f"no source is called `{key}`.{did_you_mean(key, base.sources)}"
    known = [base.sources[key].seen for key in record.source if key in base.sources]
    if set(known) == {Seen.MEMORY} and record.certainty is not Certainty.UNVERIFIED:
        yield "certainty", f"`{record.certainty}` needs a source; without one it is `unverified`"


def _topic_problems(base: KnowledgeBase, topic: Topic) -> Iterator[tuple[str, str]]:
    """Every topic leads somewhere: to a page of the check, or to somebody to talk to."""
    pages = [page.id for page in base.interview.pages]
    if topic.despair == bool(topic.page):
        yield "page", "a topic has either a `page` of the check or `despair: true`"
    elif topic.page and topic.page not in pages:
        yield "page", f"no page is called `{topic.page}`.{did_you_mean(topic.page, pages)}"
    if not topic.words:
        yield "words", "a topic without words is never noticed"
    for family in {name for sign in topic.signs for name in sign} - set(base.word_families):
        hint = did_you_mean(family, base.word_families)
        yield "signs", f"no family of words is called `{family}`.{hint}"
    if topic.answer and topic.answer not in base.questions:
        hint = did_you_mean(topic.answer, base.questions)
        yield "answer", f"no question is called `{topic.answer}`.{hint}"


def _finding_problems(base: KnowledgeBase, finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.type in (FindingType.CHOICE, FindingType.SEVERAL) and len(finding.options) < 2:
        yield "options", f"a {finding.type} needs at least two options"
    if finding.type in NUMBERS and finding.unit not in base.units:
        hint = did_you_mean(finding.unit, base.units)
        yield "unit", f"a {finding.type} needs a unit of units.yaml, not `{finding.unit}`.{hint}"
    if finding.type in NUMBERS and (finding.low is None or finding.high is None):
        yield "low", f"a {finding.type} needs `low` and `high`, the widest values accepted"


def _contradiction_problems(
    base: KnowledgeBase, record: Contradiction
) -> Iterator[tuple[str, str]]:
    given = [(("options"), setting) for option in record.options for setting in option.sets]
    for key, setting in [*given, *(("safer", setting) for setting in record.safer)]:
        finding = base.findings.get(setting.finding)
        if finding is None:
            hint = did_you_mean(setting.finding, base.findings)
            yield key, f"no finding is called `{setting.finding}`.{hint}"
        elif finding.options and setting.option not in {o.id for o in finding.options}:
            hint = did_you_mean(setting.option, [o.id for o in finding.options])
            yield key, f"`{finding.id}` has no option `{setting.option}`.{hint}"


def _explains_problems(base: KnowledgeBase, finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.role is Role.REASSURING and not finding.explains:
        yield "role", "a reassuring finding names under `explains` the red flags it may calm"
    for flag in finding.explains:
        if flag not in base.red_flags:
            hint = did_you_mean(flag, base.red_flags)
            yield "explains", f"no red flag is called `{flag}`.{hint}"
        if finding.role is not Role.REASSURING:
            yield "explains", f"only a reassuring finding explains; this one is {finding.role}"


def _rule_problems(base: KnowledgeBase, flag: RedFlag) -> Iterator[tuple[str, str]]:
    known = base.rule_ids
    if not flag.rules:
        yield "rules", "a flag without a rule never fires; say `to` where it leads, and `when`"
    for rule in flag.rules:
        if rule.to.disposition is Disposition.SELF_CARE:
            yield "rules", "a red flag never leads to self_care; say how soon somebody has to look"
        for name in rule.covered_by:
            if name not in known:
                yield "rules", f"no rule is called `{name}`.{did_you_mean(name, known)}"


def _interview_problems(base: KnowledgeBase) -> Iterator[str]:
    seen: set[str] = set()
    for page in base.interview.pages:
        for name in page.findings:
            if name not in base.findings:
                yield f"page `{page.id}`: no finding is called `{name}`." + did_you_mean(
                    name, base.findings
                )
            if name in seen:
                yield f"page `{page.id}`: `{name}` is asked twice; ask each finding once"
            seen.add(name)
    for name in sorted(base.read_by_rules - seen):
        yield f"`{name}` decides a red flag, but no page asks for it; put it on a page"


def _session_problems(base: KnowledgeBase) -> Iterator[str]:
    for session in base.sessions.values():
        for slot in session.slots:
            for name in slot.choices:
                if name not in base.interventions:
                    hint = did_you_mean(name, base.interventions)
                    yield f"slot `{slot.id}`: no intervention is called `{name}`.{hint}"
                elif slot.calm and not base.interventions[name].calm_for_everyone:
                    yield f"slot `{slot.id}`: `{name}` is not calm for everyone"
                elif not base.interventions[name].guided:
                    yield f"slot `{slot.id}`: `{name}` is advice to read; a session cannot guide it"


def _caution_problems(base: KnowledgeBase) -> Iterator[str]:
    asked = {name for page in base.interview.pages for name in page.findings}
    for name in base.cautions:
        if name not in base.findings:
            yield f"no finding is called `{name}`.{did_you_mean(name, base.findings)}"
    read = {
        atom.finding
        for record in (*base.interventions.values(), *base.shared_cautions.values())
        for _, condition in conditions_of(record)
        for atom in atoms_of(condition)
    }
    for name in sorted(read - asked - set(base.cautions) - {"pregnancy", "weeks_pregnant"}):
        yield f"`{name}` decides a caution, but nothing asks for it; put it on the list"
