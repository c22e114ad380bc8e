"""Everything that is known, frozen, with a version."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from unclench.engine.knowledge.lexicon import Lexicon, lexicon
from unclench.engine.values.advice import Advice, CrisisAdvice, Exit
from unclench.engine.values.asked_as import AskedAs
from unclench.engine.values.assessed import AssessedRules
from unclench.engine.values.capacity import CapacityTest
from unclench.engine.values.care import Care
from unclench.engine.values.cause import Cause, SecondLook, SelfTest, Weighing
from unclench.engine.values.circuit import Circuit
from unclench.engine.values.condition import Condition, findings_read, open_questions
from unclench.engine.values.contradiction import Contradiction
from unclench.engine.values.country import Country, Helplines
from unclench.engine.values.desk import Desk
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.episode import EpisodeRules, SetOff
from unclench.engine.values.factor import DiaryFactor
from unclench.engine.values.fair_test import FairTests
from unclench.engine.values.finding import Concept, Finding
from unclench.engine.values.findings import Findings
from unclench.engine.values.follow_up import CheckIn, QuickLook, Topic, Trigger, UsualCourse
from unclench.engine.values.intervention import Intervention
from unclench.engine.values.interview import Interview
from unclench.engine.values.lay_words import LayWords
from unclench.engine.values.lesson import Lesson
from unclench.engine.values.library import (
    Claim,
    Habit,
    LibraryRecord,
    NoticeableChange,
    Question,
    Treatment,
)
from unclench.engine.values.lifting import LiftingMethod
from unclench.engine.values.medicine import Medicine, MedicineRule, Shelf
from unclench.engine.values.plan import PlanTable
from unclench.engine.values.record import Source
from unclench.engine.values.red_flag import FlagGroup, RedFlag, Rule
from unclench.engine.values.relief_option import (
    ClaimWords,
    ReasonWords,
    ReliefOption,
    WaitingRules,
)
from unclench.engine.values.relief_prior import EffectPrior, ReliefRules
from unclench.engine.values.session import SessionPlan
from unclench.engine.values.shared_caution import SharedCaution
from unclench.engine.values.sleep import Sleep
from unclench.engine.values.stop_rule import StopRule
from unclench.engine.values.tracker import OutcomeMeasure, Tracker
from unclench.engine.values.unit import Unit
from unclench.engine.values.word_family import WordFamily


@dataclass(frozen=True)
class KnowledgeBase:
    """The clinical content. The mappings are read-only and in the order of their ids.

    `version` is the first twelve hexadecimal digits of a hash over the content: two bases with the
    same version decide alike. `cautions` are the findings that a session may ask for, in order.
    `interventions` hold what is their own and what `shared_cautions` lays upon them.
    `medicine_rules` are by file and id; a medicine names the files that count for it.
    """

    version: str
    sources: Mapping[str, Source]
    units: Mapping[str, Unit]
    findings: Mapping[str, Finding]
    concepts: Mapping[str, Concept]
    groups: Mapping[str, FlagGroup]
    red_flags: Mapping[str, RedFlag]
    assessed: AssessedRules
    interview: Interview
    contradictions: Mapping[str, Contradiction]
    advice: Mapping[Disposition, Advice]
    exits: Mapping[str, Exit]
    countries: Mapping[str, Country]
    helplines: Mapping[str, Helplines]
    interventions: Mapping[str, Intervention]
    shared_cautions: Mapping[str, SharedCaution]
    stop_rules: Mapping[str, StopRule]
    sessions: Mapping[str, SessionPlan]
    cautions: tuple[str, ...]
    relief_options: Mapping[str, ReliefOption]
    waiting: WaitingRules
    claim_words: Mapping[str, ClaimWords]
    reason_words: Mapping[str, ReasonWords]
    medicines: Mapping[str, Medicine]
    medicine_rules: Mapping[str, Mapping[str, MedicineRule]]
    medicine_pages: Interview
    medicine_shelves: tuple[Shelf, ...]
    check_ins: Mapping[str, CheckIn]
    triggers: Mapping[str, Trigger]
    quick_look: QuickLook
    usual_course: Mapping[str, UsualCourse]
    topics: Mapping[str, Topic]
    word_families: Mapping[str, WordFamily]
    lay_words: Mapping[str, LayWords]
    asked_as: Mapping[str, AskedAs]
    crisis: CrisisAdvice
    treatments: Mapping[str, Treatment]
    noticeable_change: NoticeableChange
    lifting: LiftingMethod
    habits: Mapping[str, Habit]
    questions: Mapping[str, Question]
    claims: Mapping[str, Claim]
    causes: Mapping[str, Cause]
    weighing: Weighing
    self_tests: Mapping[str, SelfTest]
    understand_pages: Interview
    second_looks: Mapping[str, SecondLook]
    plan: PlanTable
    sleep: Sleep
    desk: Desk
    capacity_tests: Mapping[str, CapacityTest]
    lessons: Mapping[str, Lesson]
    trackers: Mapping[str, Tracker]
    outcome_measures: Mapping[str, OutcomeMeasure]
    set_off: Mapping[str, SetOff]
    factors: Mapping[str, DiaryFactor]
    episode: EpisodeRules
    effect_priors: Mapping[str, EffectPrior]
    relief_rules: ReliefRules
    care: Care
    fair_tests: FairTests

    @cached_property
    def plan_shelves(self) -> Mapping[str, Mapping[str, Intervention | LibraryRecord]]:
        """The shelves from which a plan may take something, by name."""
        return {
            "interventions": self.interventions,
            "habits": self.habits,
            "treatments": self.treatments,
            "questions": self.questions,
        }

    @cached_property
    def library_ids(self) -> Counter[str]:
        """The ids of everything that can be looked up, and how many pages have each."""
        shelves = (self.interventions, self.medicines, self.treatments, self.habits)
        more = (self.questions, self.claims, self.causes)
        return Counter(name for shelf in (*shelves, *more) for name in shelf)

    @cached_property
    def searched(self) -> frozenset[str]:
        """The ids of every page that the question box may answer with."""
        return frozenset(self.library_ids) | frozenset(self.self_tests)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Finds the words of the families in a text."""
        return lexicon((each.id, each.words) for each in self.word_families.values())

    @cached_property
    def words_in_use(self) -> Counter[str]:
        """People's own words, and how often each is listed."""
        return Counter(word for each in self.lay_words.values() for word in each.words)

    @cached_property
    def rules(self) -> tuple[tuple[RedFlag, Rule], ...]:
        """Every rule with the flag that it belongs to."""
        return tuple((flag, rule) for flag in self.red_flags.values() for rule in flag.rules)

    @cached_property
    def rules_unasked(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """What each of `rules` reads, and what could settle it while none of that was asked."""
        conditions = [rule.when for _, rule in self.rules]
        return tuple((findings_read(when), open_questions(when, Findings())) for when in conditions)

    @cached_property
    def rule_ids(self) -> frozenset[str]:
        """How the rules are named in results."""
        return frozenset(flag.rule_id(rule) for flag, rule in self.rules)

    @cached_property
    def read_by_rules(self) -> frozenset[str]:
        """The findings that some red flag's rule reads."""
        return frozenset().union(*(flag.findings_read() for flag in self.red_flags.values()))

    @cached_property
    def rule_circuit(self) -> Circuit:
        """The conditions of `rules`, in their order."""
        return Circuit(rule.when for _, rule in self.rules)

    @cached_property
    def contradiction_circuit(self) -> Circuit:
        """What each of `contradictions` calls denied, in their order, and then what shows it."""
        records = self.contradictions.values()
        return Circuit([*(r.denied for r in records), *(r.shown for r in records)])

    @cached_property
    def shown_before_asked(self) -> frozenset[str]:
        """The contradictions whose `shown` is asked on an earlier page than their `denied`.

        Not asked then means that the question is still to come, and nothing is read into it.
        """
        pages = self.interview.pages
        place = {name: number for number, page in enumerate(pages) for name in page.findings}
        return frozenset(
            record.id
            for record in self.contradictions.values()
            for denied in findings_read(record.denied)
            for shown in findings_read(record.shown)
            if place.get(shown, len(pages)) < place.get(denied, len(pages))
        )

    @cached_property
    def recorded(self) -> Mapping[str, Condition]:
        """What is noted though it changes no level alone, by flag id."""
        noted = {flag.id: flag.recorded_when for flag in self.red_flags.values()}
        return {name: when for name, when in noted.items() if when is not None}

    @cached_property
    def recorded_circuit(self) -> Circuit:
        """The conditions of `recorded`, in their order."""
        return Circuit(self.recorded.values())
