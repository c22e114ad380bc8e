"""Reads the knowledge folder into one KnowledgeBase, or says everything that is wrong with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.build import Builder
from unclench.engine.knowledge.check import problems_in
from unclench.engine.knowledge.document import Block, Items, KnowledgeError, Problem, read_file
from unclench.engine.knowledge.spread_cautions import spread
from unclench.engine.values.advice import Advice, CrisisAdvice, Exit
from unclench.engine.values.asked_as import AskedAs
from unclench.engine.values.assessed import AssessedRules
from unclench.engine.values.capacity import CapacityTest
from unclench.engine.values.care import Care
from unclench.engine.values.cause import Cause, SecondLook, SelfTest, Weighing
from unclench.engine.values.condition import Always, Condition, findings_read, replace_names
from unclench.engine.values.contradiction import Contradiction
from unclench.engine.values.country import Country, Helplines
from unclench.engine.values.desk import Desk
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.episode import EpisodeRules, SetOff
from unclench.engine.values.factor import DiaryFactor
from unclench.engine.values.fair_test import (
    FairTestArm,
    FairTestOutcome,
    FairTestRules,
    FairTests,
    ReportItem,
)
from unclench.engine.values.finding import Concept, Finding
from unclench.engine.values.follow_up import CheckIn, QuickLook, Topic, Trigger, UsualCourse
from unclench.engine.values.intervention import Intervention
from unclench.engine.values.interview import Interview, Page
from unclench.engine.values.lay_words import LayWords
from unclench.engine.values.lesson import Lesson
from unclench.engine.values.library import Claim, Habit, NoticeableChange, Question, Treatment
from unclench.engine.values.lifting import LiftingMethod
from unclench.engine.values.medicine import Medicine, MedicineRule, Shelf
from unclench.engine.values.plan import PlanNote, PlanRow, PlanRules, PlanTable, Progression
from unclench.engine.values.record import Source
from unclench.engine.values.red_flag import FlagGroup, RedFlag
from unclench.engine.values.relief_option import (
    ClaimWords,
    ReasonWords,
    ReliefOption,
    WaitingRules,
)
from unclench.engine.values.relief_prior import EffectPrior, ReliefRules
from unclench.engine.values.session import Caution, SessionPlan
from unclench.engine.values.shared_caution import SharedCaution
from unclench.engine.values.sleep import Sleep
from unclench.engine.values.stop_rule import StopRule
from unclench.engine.values.tracker import OutcomeMeasure, Tracker
from unclench.engine.values.unit import Unit
from unclench.engine.values.word_family import WordFamily

T = TypeVar("T")
PACKAGED = Path(__file__).parents[2] / "knowledge"
READ_ELSEWHERE = ("hazards.yaml", "README.md", "LICENSE")
NOT_READ = (
    "nothing reads this file, so what it says would not count; a record is a file that ends in "
    "`.yaml`, in the folder of its kind (`red_flags/`, `interventions/` ...)"
)
_DECIDING = ("*.yaml", "*/*.yaml")
_NOT_DECIDING = (
    "asked_as.yaml",
    "care.yaml",
    "cases",
    "episode.yaml",
    "factors.yaml",
    "fair_tests",
    "hazards.yaml",
    "lay_words.yaml",
    "learning",
    "lessons",
    "lifting.yaml",
    "outcome_measures",
    "set_off.yaml",
    "trackers",
)


def load(folder: Path = PACKAGED, *, switched_off: frozenset[str] = frozenset()) -> KnowledgeBase:
    """The knowledge in a folder. Raises KnowledgeError with every problem found.

    `switched_off` names concepts that count as false on this site, such as `stenosis_exception`.
    """
    reader = _Reader(folder)
    concepts = reader.records("concepts", Concept)
    reader.concepts = meanings = _resolved(concepts, switched_off)
    base = KnowledgeBase(
        version=_version(folder, switched_off),
        sources=reader.table("sources.yaml", Source),
        units=reader.table("units.yaml", Unit),
        findings=reader.records("findings", Finding),
        concepts={name: replace(c, means=meanings[name]) for name, c in concepts.items()},
        groups=reader.table("groups.yaml", FlagGroup),
        red_flags=reader.records("red_flags", RedFlag),
        contradictions=reader.table("contradictions.yaml", Contradiction),
        assessed=reader.one("assessed.yaml", AssessedRules),
        interview=Interview(reader.listed("interview.yaml", "pages", Page)),
        advice={Disposition(key): a for key, a in reader.records("advice", Advice).items()},
        exits=reader.records("exits", Exit),
        countries=reader.table("countries.yaml", Country),
        helplines=reader.table("helplines.yaml", Helplines),
        **_to_do(reader),
        **_to_look_up(reader),
    )
    return _sound(base, reader)


@cache
def shipped(switched_off: frozenset[str]) -> KnowledgeBase:
    """What is shipped, read once a process. Raises KnowledgeError."""
    return load(switched_off=switched_off)


def _to_do(reader: "_Reader") -> dict[str, Any]:
    """What can be done or taken, what speaks against it, and when to come back."""
    return dict(
        interventions=reader.records("interventions", Intervention),
        shared_cautions=reader.table("shared_cautions.yaml", SharedCaution),
        stop_rules=reader.table("stop_rules.yaml", StopRule),
        sessions={s.id: s for s in reader.listed("sessions.yaml", "sessions", SessionPlan)},
        cautions=tuple(c.finding for c in reader.listed("cautions.yaml", "cautions", Caution)),
        relief_options=reader.table("learning/options.yaml", ReliefOption),
        waiting=reader.one("learning/waiting.yaml", WaitingRules),
        claim_words=reader.table("learning/words.yaml", ClaimWords),
        reason_words=reader.table("learning/reasons.yaml", ReasonWords),
        medicines=reader.records("medicines", Medicine),
        medicine_rules=reader.tables("medicine_rules", MedicineRule),
        medicine_pages=Interview(reader.listed("medicine_questions.yaml", "pages", Page)),
        medicine_shelves=reader.listed("medicine_questions.yaml", "shelves", Shelf),
        check_ins=reader.table("follow_up/check_ins.yaml", CheckIn),
        triggers=reader.table("follow_up/triggers.yaml", Trigger),
        quick_look=reader.one("follow_up/quick_look.yaml", QuickLook),
        usual_course=reader.table("follow_up/usual_course.yaml", UsualCourse),
    )


def _to_look_up(reader: "_Reader") -> dict[str, Any]:
    """What explains, and the words in which people ask for it."""
    return dict(
        topics=reader.table("words.yaml", Topic),
        word_families=reader.table("word_families.yaml", WordFamily),
        lay_words=reader.table("lay_words.yaml", LayWords),
        asked_as=reader.table("asked_as.yaml", AskedAs),
        crisis=reader.one("crisis.yaml", CrisisAdvice),
        treatments=reader.records("treatments", Treatment),
        noticeable_change=reader.one("noticeable_change.yaml", NoticeableChange),
        habits=reader.records("habits", Habit),
        questions=reader.records("questions", Question),
        claims=reader.records("claims", Claim),
        causes=reader.records("causes", Cause),
        weighing=reader.one("weighing.yaml", Weighing),
        self_tests=reader.records("self_tests", SelfTest),
        understand_pages=Interview(reader.listed("understand.yaml", "pages", Page)),
        second_looks=reader.table("second_looks.yaml", SecondLook),
        plan=_plan(reader),
        **_staying_well(reader),
        lessons=reader.records("lessons", Lesson),
        **_to_keep(reader),
    )


def _to_keep(reader: "_Reader") -> dict[str, Any]:
    """What a diary asks, how change is measured, what may have set a bout off, and whom to see."""
    return {
        "trackers": reader.records("trackers", Tracker),
        "outcome_measures": reader.records("outcome_measures", OutcomeMeasure),
        "set_off": reader.table("set_off.yaml", SetOff),
        "factors": reader.table("factors.yaml", DiaryFactor),
        "episode": reader.one("episode.yaml", EpisodeRules),
        "effect_priors": reader.table("learning/effects.yaml", EffectPrior),
        "relief_rules": reader.one("learning/relief.yaml", ReliefRules),
        "care": reader.one("care.yaml", Care),
        "fair_tests": _fair_tests(reader),
    }


def _fair_tests(reader: "_Reader") -> FairTests:
    return FairTests(
        arms=reader.table("fair_tests/arms.yaml", FairTestArm),
        outcomes=reader.table("fair_tests/outcomes.yaml", FairTestOutcome),
        rules=reader.one("fair_tests/rules.yaml", FairTestRules),
        report=reader.table("fair_tests/report.yaml", ReportItem),
    )


def _plan(reader: "_Reader") -> PlanTable:
    return PlanTable(
        rows=reader.table("plan/rows.yaml", PlanRow),
        rules=reader.one("plan/rules.yaml", PlanRules),
        progression=reader.one("plan/progression.yaml", Progression),
        notes=reader.table("plan/notes.yaml", PlanNote),
        pages=Interview(reader.listed("plan/pages.yaml", "pages", Page)),
    )


def _staying_well(reader: "_Reader") -> dict[str, Any]:
    """What the tools for staying well work with."""
    return {
        "capacity_tests": reader.table("capacity_tests.yaml", CapacityTest),
        "lifting": reader.one("lifting.yaml", LiftingMethod),
        "desk": reader.one("desk.yaml", Desk),
        "sleep": reader.one("sleep.yaml", Sleep),
    }


def _sound(base: KnowledgeBase, reader: "_Reader") -> KnowledgeBase:
    """The knowledge once nothing is wrong with it, its shared cautions spread out."""
    problems = reader.problems or [*reader.unread(), *problems_in(base, reader.places)]
    if problems:
        raise KnowledgeError(problems)
    whole = spread(base.interventions, base.shared_cautions, base.exits)
    return replace(base, interventions=whole)


class _Reader:
    """Reads files one after the other and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.places: dict[str, Block] = {}
        self.read: set[Path] = set()
        self.concepts: Mapping[str, Condition] = {}
        if not folder.is_dir():
            raise KnowledgeError([Problem(str(folder), 1, "there is no such knowledge folder")])

    def records(self, kind_of: str, kind: type[T]) -> Mapping[str, T]:
        """Every record of a sub-folder: one file each, its name is its id."""
        found = {}
        for path in sorted((self.folder / kind_of).glob("*.yaml")):
            record = self._build(kind, self._read(path), 1, path, path.stem)
            if record is not None:
                found[path.stem] = record
        return MappingProxyType(found)

    def table(self, file: str, kind: type[T]) -> Mapping[str, T]:
        """Every record of one file that holds many, by its key. What stands under `defaults`
        holds for each record that does not say otherwise."""
        path = self.folder / file
        raw = self._read(path)
        if not isinstance(raw, Block):
            return MappingProxyType({})
        usual = raw.get("defaults")
        whole = {k: _completed(record, usual) for k, record in raw.items() if k != "defaults"}
        built = {key: self._build(kind, whole[key], raw.lines[key], path, key) for key in whole}
        return MappingProxyType({k: record for k, record in built.items() if record is not None})

    def tables(self, folder: str, kind: type[T]) -> Mapping[str, Mapping[str, T]]:
        """Every table of a sub-folder, by the name of its file."""
        files = sorted((self.folder / folder).glob("*.yaml"))
        return MappingProxyType({p.stem: self.table(self._name(p), kind) for p in files})

    def one(self, file: str, kind: type[T]) -> T:
        """The one record of a file. When it is broken, `load` refuses the folder."""
        path = self.folder / file
        record = self._build(kind, self._read(path), 1, path, path.stem)
        return cast(T, record)

    def listed(self, file: str, key: str, kind: type[T]) -> tuple[T, ...]:
        """The records of a list in one file."""
        path = self.folder / file
        raw = self._read(path)
        items = raw.get(key) if isinstance(raw, Block) else None
        if not isinstance(items, Items):
            self.problems.append(Problem(file, 1, f"expected a list called `{key}`"))
            return ()
        builder = Builder(file, self.concepts)
        built = [builder.record(kind, r, n) for r, n in zip(items, items.lines, strict=True)]
        self.problems += builder.problems
        return tuple(record for record in built if record is not None)

    def unread(self) -> list[Problem]:
        """Every file that stands where nobody looks: a record in it would silently not be there."""
        here = {p for p in self.folder.rglob("*") if p.is_file() and p not in self.read}
        lost = sorted(self._name(path) for path in here if not self._is_no_record(path))
        return [Problem(name, 1, NOT_READ) for name in lost]

    def _is_no_record(self, path: Path) -> bool:
        parts = path.relative_to(self.folder).parts
        hidden = any(part.startswith((".", "__")) for part in parts)
        return hidden or parts[0] == "cases" or path.name in READ_ELSEWHERE

    def _read(self, path: Path) -> Any:
        self.read.add(path)
        try:
            return read_file(path, self._name(path))
        except KnowledgeError as error:
            self.problems += error.problems
            return None

    def _build(self, kind: type[T], raw: Any, line: int, path: Path, key: str) -> T | None:
        if raw is None and self.problems:
            return None
        name = self._name(path)
        builder = Builder(name, self.concepts)
        record = builder.record(kind, raw, line, id=_id_for(kind, key))
        self.problems += builder.problems
        if isinstance(raw, Block):
            self.places[f"{name}#{key}"] = raw
        return record

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.folder))


def _completed(record: Any, usual: Any) -> Any:
    if isinstance(record, Block) and isinstance(usual, Block):
        return record.over(usual)
    return record


def _id_for(kind: type[Any], key: str) -> str:
    return Disposition(key) if kind is Advice and key in list(Disposition) else key


def _resolved(
    concepts: Mapping[str, Concept], switched_off: frozenset[str]
) -> Mapping[str, Condition]:
    """What every concept means, with the concepts inside it put in their place."""
    meanings: dict[str, Condition] = {name: Always(False) for name in switched_off}
    waiting = {name: c.means for name, c in concepts.items() if name not in meanings}
    while waiting:
        ready = {n: m for n, m in waiting.items() if not findings_read(m) & set(waiting)}
        if not ready:
            names = ", ".join(sorted(waiting))
            message = f"these concepts are defined by one another in a circle: {names}"
            raise KnowledgeError([Problem("concepts", 1, message)])
        meanings |= {name: replace_names(means, meanings) for name, means in ready.items()}
        waiting = {name: means for name, means in waiting.items() if name not in ready}
    return meanings


def _version(folder: Path, switched_off: frozenset[str]) -> str:
    digest = hashlib.sha256(",".join(sorted(switched_off)).encode())
    files = {path for pattern in _DECIDING for path in folder.glob(pattern)}
    for path in sorted(files):
        if {path.name, path.parent.name} & set(_NOT_DECIDING):
            continue
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
