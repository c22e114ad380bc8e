"""How easy the texts are that a person reads, as a school grade.

The Flesch-Kincaid grade, a measure that counts nothing but lengths:

    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59

About grade n is what a child of n + 5 years can read: grades 4 to 6 are the reading ages of 9 to
11, up to grade 9 that of 14. How it is counted here:

- A text is every line of a record that a page shows; titles and `also_called` are left out.
- A line ends a sentence, and so do `.`, `!`, `?`, `:` and `;` inside it: the reader may rest.
- A number in digits is one word of one syllable.
- Syllables are groups of vowels, without a silent e at the end. Of a hundred words of ours about
  one comes out otherwise than in a pronouncing dictionary (CMU), and over all texts the sum agrees
  to one in a hundred.
- A word in `NAMES` counts two syllables: medicines, treatments, illnesses and people to see that
  have no shorter name. A reader meets them on the pack and on the door.

The measure knows nothing of meaning and finds only what is long. It is a smoke alarm, no proof.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.capacity import CapacityTest
from unclench.engine.values.cause import Cause, SelfTest
from unclench.engine.values.desk import Desk
from unclench.engine.values.finding import Finding
from unclench.engine.values.intervention import Intervention
from unclench.engine.values.lesson import Lesson
from unclench.engine.values.library import Claim, Habit, Question, Treatment
from unclench.engine.values.medicine import Medicine
from unclench.engine.values.red_flag import RedFlag
from unclench.engine.values.sleep import Sleep, SleepPosition
from unclench.engine.values.tracker import OutcomeMeasure, Tracker

_NAMES = """
anti-inflammatory anti-inflammatories ibuprofen naproxen diclofenac paracetamol codeine
capsaicin aspirin clopidogrel warfarin antidepressant antidepressants opioid opioids lithium
methotrexate ciclosporin tacrolimus chemotherapy dialysis epidural acupuncture mindfulness
pilates pharmacist pharmacists physiotherapist physiotherapists physiotherapy chiropractor
osteopath clinician clinicians occupational osteoporosis tuberculosis spondylolisthesis
hepatitis cirrhosis arthritis sertraline citalopram fluoxetine venlafaxine duloxetine furosemide
bendroflumethiazide indapamide diuretic ramipril lisinopril losartan candesartan prednisolone
acetaminophen
"""
NAMES = frozenset(_NAMES.split())
_NUMBER = re.compile(r"[+\-]?\d+(?:[.,:]\d+)*")
_WORD = re.compile(rf"{_NUMBER.pattern}|[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_END = re.compile(r"(?<!\d)[.!?:;]+|[.!?:;]+(?!\d)")
Lines = tuple[str, ...]
Record = TypeVar("Record")


@dataclass(frozen=True)
class Reading:
    """One record as somebody reads it. `longest` is its longest sentence, in words."""

    kind: str
    id: str
    grade: float
    words: int
    longest: int
    sentence: str


def grade(lines: Lines) -> float:
    """The Flesch-Kincaid grade of some lines; see above."""
    sentences = list(sentences_of(lines))
    words = [word for sentence in sentences for word in words_of(sentence)]
    long = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * long - 15.59


def sentences_of(lines: Lines) -> Iterator[str]:
    """Everything between two places where a reader may rest."""
    for line in lines:
        yield from (part.strip() for part in _END.split(line) if words_of(part))


def words_of(text: str) -> list[str]:
    """The words of a text; `low-back` is one, and so is `0.65`."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables a word has, at least one."""
    small = word.lower()
    if small in NAMES:
        return 2
    if "-" in small:
        return sum(map(syllables, filter(None, small.split("-"))))
    if _NUMBER.fullmatch(small):
        return 1
    return max(1, _vowel_groups(small))


def _vowel_groups(word: str) -> int:
    silent = r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouycgsxz])es$"
    inside = r"(?<=[^aeiouy])e(?=ly$|ment)"
    heard = re.sub(r"(?<=[^aeiouy])le(s?)$", r"el\1", word)
    heard = re.sub(r"(?<=[aeiouy])(?=ing$)|(?<=s)(?=ms?$)", ".e", heard)
    return len(re.findall(r"[aeiouy]+", re.sub(rf"{silent}|{inside}", "", heard)))


def read(kind: str, name: str, lines: Lines) -> Reading:
    """One record with its grade and its longest sentence."""
    sentences = list(sentences_of(lines))
    longest = max(sentences, key=lambda sentence: len(words_of(sentence)))
    words = sum(len(words_of(sentence)) for sentence in sentences)
    return Reading(kind, name, grade(lines), words, len(words_of(longest)), longest)


def readings(base: KnowledgeBase) -> list[Reading]:
    """Every record that somebody may read, the hardest first."""
    found = [
        read(kind, name, tuple(filter(None, lines)))
        for kind, records in shown(base).items()
        for name, lines in records.items()
    ]
    return sorted(found, key=lambda reading: -reading.grade)


def shown(base: KnowledgeBase) -> Mapping[str, Mapping[str, Lines]]:
    """The lines that pages show, by kind and record."""
    rules = {rule.id: rule for group in base.medicine_rules.values() for rule in group.values()}
    return {
        "findings": _each(base.findings, _of_finding),
        "red_flags": _each(base.red_flags, _of_red_flag),
        "advice": _each(base.advice, lambda a: (a.heading, a.lead, *a.do, *a.do_not, *a.say)),
        "trackers": _each(base.trackers, _of_tracker),
        "outcome_measures": _each(base.outcome_measures, _of_measure),
        "safety_net": _each(base.advice, lambda a: (*a.watch_for, *a.today, *a.expect)),
        "exits": _each(base.exits, lambda exit_: exit_.text),
        "causes": _each(base.causes, _of_cause),
        "self_tests": _each(base.self_tests, _of_self_test),
        "capacity_tests": _each(base.capacity_tests, _of_capacity_test),
        "desk": _each({base.desk.id: base.desk}, _of_desk),
        "sleep": _each({base.sleep.id: base.sleep}, _of_sleep),
        "interventions": _each(base.interventions, _of_intervention),
        "treatments": _each(base.treatments, _of_treatment),
        "habits": _each(base.habits, _of_habit),
        "lessons": _each(base.lessons, _of_lesson),
        "questions": _each(base.questions, _of_question),
        "claims": _each(base.claims, _of_claim),
        "medicines": _each(base.medicines, _of_medicine),
        "medicine_rules": _each(rules, lambda rule: (rule.why,)),
    }


def _each(records: Mapping[Any, Record], lines: Callable[[Record], Lines]) -> Mapping[str, Lines]:
    return {str(name): lines(record) for name, record in records.items() if any(lines(record))}


def _of_finding(finding: Finding) -> Lines:
    return (finding.question, finding.hint, finding.why)


def _of_red_flag(flag: RedFlag) -> Lines:
    return (flag.why, flag.noted)


def _of_cause(cause: Cause) -> Lines:
    helps = (line for phase in cause.helps for line in phase.lines)
    course = (part.text for part in cause.course)
    told = (cause.summary, *cause.what_it_is, cause.who, *cause.feels_like, *course, *helps)
    return (*told, *cause.leave_out, cause.imaging, cause.clinician, cause.needs_check)


def _of_self_test(test: SelfTest) -> Lines:
    return (test.summary, *test.how, *test.stop_rules, test.normal_means, test.else_means)


def _of_capacity_test(test: CapacityTest) -> Lines:
    why = (part.why for part in test.contraindications())
    advice = (part.advice for part in test.care)
    told = (test.summary, *test.how, *test.stop_rules, test.seen_first, test.means, test.no_norms)
    return (*told, *why, *advice, test.show_somebody.text if test.show_somebody else "")


def _of_desk(desk: Desk) -> Lines:
    options = [option for question in desk.questions for option in question.options]
    asked = (*(q.question for q in desk.questions), *(o.label for o in options))
    return (desk.lead, desk.fits, *desk.known, *asked, *(o.advice for o in options if o.advice))


def _of_sleep(sleep: Sleep) -> Lines:
    rows = (row.label for row in sleep.rows)
    told = (line for position in sleep.positions for line in _of_position(position))
    return (sleep.lead, *sleep.known, *rows, *told, *sleep.get_up, sleep.seek_help)


def _of_position(position: SleepPosition) -> Lines:
    why = (part.why for part in (*position.suits, *position.leave_out))
    return (*position.how, position.why, *why, *(care.advice for care in position.care))


def _of_intervention(move: Intervention) -> Lines:
    why = (part.why for part in move.contraindications)
    advice = (part.advice for part in move.precautions)
    return (move.summary, *move.how, move.why_it_may_help, *move.stop_rules, *why, *advice)


def _of_treatment(treatment: Treatment) -> Lines:
    found = (*(row.note for row in treatment.phases), *(e.text for e in treatment.effects))
    how = (*treatment.how_to, *treatment.cautions, *treatment.ask_first, treatment.costs)
    return (treatment.summary, *treatment.what_it_is, *found, *how)


def _of_habit(habit: Habit) -> Lines:
    return (habit.summary, *habit.what_is_known, *habit.try_this, *habit.leave_out)


def _of_lesson(lesson: Lesson) -> Lines:
    cards = [line for card in lesson.cards for line in (card.title, *card.text)]
    doing = (lesson.practice.title, *lesson.practice.steps, lesson.plan_it)
    return (lesson.title, lesson.summary, *cards, *doing)


def _of_question(question: Question) -> Lines:
    return (question.summary, *question.answer)


def _of_claim(claim: Claim) -> Lines:
    return (claim.summary, *claim.evidence, claim.kinder)


def _of_medicine(medicine: Medicine) -> Lines:
    return (medicine.what, medicine.benefit, *medicine.care)


def _of_tracker(tracker: Tracker) -> Lines:
    ends = (tracker.low, tracker.high)
    return (tracker.question, tracker.why, *ends, *(value.words for value in tracker.values))


def _of_measure(measure: OutcomeMeasure) -> Lines:
    said = [change.says for change in measure.noticeable]
    steps = (measure.steps or {}).values()
    theirs = measure.steps_of_others
    if theirs:
        said += [theirs.says, *(step.says for step in theirs.steps)]
    if measure.scoring:
        said += [measure.scoring.says, measure.licence]
    return (measure.question, measure.why, measure.low_words, measure.high_words, *steps, *said)
