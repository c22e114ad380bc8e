"""Invented people with a record: by chance, the same for the same number."""

import random
import uuid
from datetime import UTC, date, datetime, timedelta

from tests.shipped import BASE
from unclench.engine.assessment.assess import triage
from unclench.engine.assessment.results import result_as_values
from unclench.engine.values.cause import Fit
from unclench.engine.values.finding import Finding
from unclench.engine.values.findings import NOT_SURE, Answer, Findings
from unclench.pictures.series import Day, Mark, MarkKind, Series, Span
from unclench.report.choice import Choice
from unclench.report.record import (
    ActivityTold,
    AnswerTold,
    Bout,
    CauseTold,
    ChangeTold,
    CheckTold,
    DoneTold,
    FairTestTold,
    GoalTold,
    LookTold,
    Made,
    Measured,
    MedicinesTold,
    Person,
    PlanLine,
    PlanTold,
    Rating,
    Record,
    ScoreTold,
    SessionKind,
    SessionTold,
)
from unclench.report.red_flags import flags_told

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
WORDS = (
    "Tie my shoes",
    "Lift <b>boxes</b> & crates",
    "Garten umgraben",
    "Tragen 😀",
    'Say "no"',
    "",
)


def days_ago(many: int) -> date:
    return TODAY - timedelta(days=many)


def whole(choice_days: int = 400) -> Choice:
    """Every part of many days."""
    return Choice(days_ago(choice_days), TODAY)


class Synthetic:
    """Somebody whose record is drawn by lot. Each part may be missing."""

    def __init__(self, number: int) -> None:
        self.draw = random.Random(number)
        self.number = number

    def record(self) -> Record:
        lot = self.draw
        return Record(
            made=Made(at=AT, today=TODAY, program="0.1.0", knowledge=BASE.version),
            person=self._person(),
            check=self._check() if lot.random() < 0.9 else None,
            looks=tuple(self._look(n) for n in range(lot.randrange(3))),
            causes=tuple(self._causes()) if lot.random() < 0.7 else (),
            series=self._series(),
            bouts=tuple(self._bout(n) for n in range(lot.randrange(3))),
            sessions=tuple(self._session(n) for n in range(lot.randrange(6))),
            done=tuple(self._done()),
            medicines=self._medicines(),
            activities=tuple(self._activity(n) for n in range(lot.randrange(4))),
            changes=tuple(self._change(n) for n in range(lot.randrange(3))),
            measured=tuple(self._measured()),
            scores=tuple(self._scores()),
            fair_tests=tuple(self._fair_test(n) for n in range(lot.randrange(4))),
            goals=tuple(GoalTold(words=w, since=days_ago(9)) for w in self._some(WORDS[:5])),
            plan=self._plan() if lot.random() < 0.5 else None,
            questions=tuple(self._some(WORDS[:5])),
        )

    def _id(self) -> uuid.UUID:
        return uuid.UUID(int=self.draw.getrandbits(128), version=4)

    def _some(self, values):
        return self.draw.sample(values, self.draw.randrange(len(values) + 1))

    def _person(self) -> Person:
        sex = self.draw.choice(("Female", "Male", ""))
        name = self.draw.choice(("", "", "Ann Example", "<Ann> & Co"))
        return Person(key=self._id(), name=name, age=self.draw.choice(("", "18 to 44")), sex=sex)

    def findings(self) -> Findings:
        asked = [BASE.findings[n] for page in BASE.interview.pages for n in page.findings]
        usual = self.draw.choice((0.02, 0.1, 0.4))
        told = {f.id: self._answer(f, usual) for f in asked}
        return Findings({name: answer for name, answer in told.items() if answer is not None})

    def _answer(self, finding: Finding, often: float) -> Answer | None:
        lot = self.draw.random()
        if lot < often / 2:
            return NOT_SURE if lot < often / 4 else None
        if finding.type == "yes_no":
            return self.draw.random() < often
        if finding.options:
            return self.draw.choice(finding.options).id
        return float(self.draw.randint(int(finding.low or 0), int(finding.high or 90)))

    def _check(self) -> CheckTold:
        told = self.findings()
        result = triage(BASE, told)
        return CheckTold(
            id=self._id(),
            made_at=AT - timedelta(days=self.draw.randrange(60)),
            day=days_ago(self.draw.randrange(60)),
            findings=told,
            answers=(AnswerTold(question="How old are you?", answer="18 to 44"),),
            disposition=result.disposition,
            within_days=result.within_days,
            complete=result.complete,
            flags=flags_told(BASE, told, result_as_values(BASE, told, result)),
            knowledge=BASE.version,
            pain_nprs=self.draw.randrange(11),
            onset="Bit by bit",
            course="Getting better",
        )

    def _causes(self):
        for cause in self._some(list(BASE.causes.values()))[:5]:
            yield CauseTold(
                id=cause.id,
                title=cause.title,
                fit=self.draw.choice(list(Fit)),
                speaks_for=("it began all at once",),
                certainty=cause.certainty,
            )

    def _series(self) -> Series:
        days = sorted({days_ago(self.draw.randrange(90)) for _ in range(self.draw.randrange(40))})
        marks = [Mark(day, self.draw.choice(list(MarkKind)), "it") for day in self._some(days)]
        spans = (Span(days_ago(80), days_ago(self.draw.randrange(80))),)
        return Series(tuple(map(self._day, days)), tuple(sorted(marks, key=lambda m: m.day)), spans)

    def _day(self, day: date) -> Day:
        pain = self.draw.choice((None, float(self.draw.randrange(11))))
        function = self.draw.choice((None, 0.0, 0.5, 1.0))
        others = {"stress": float(self.draw.randrange(11)), "gone": 1.5}
        return Day(day, pain=pain, function=function, others=self.draw.choice(({}, others)))

    def _bout(self, number: int) -> Bout:
        began = 90 - 30 * number
        return Bout(
            id=self._id(),
            began_on=days_ago(began),
            ended_on=days_ago(began - 20) if number else None,
            peak_nprs=self.draw.choice((None, 8)),
            peak_on=days_ago(began - 2),
            flares=((days_ago(began - 5), self.draw.choice((None, days_ago(began - 8)))),),
            set_off=("Lifting or carrying",),
            note=self.draw.choice(WORDS),
        )

    def _session(self, number: int) -> SessionTold:
        return SessionTold(
            id=self._id(),
            day=days_ago(60 - number),
            kind=self.draw.choice(list(SessionKind)),
            done=tuple(self._some(("Short walk", "Pelvic tilt"))),
            pain_before=self.draw.choice((None, 5)),
            pain_after=self.draw.choice((None, 3)),
            stopped=self.draw.random() < 0.2,
        )

    def _done(self):
        for name in self._some(["walk", "heat", "paracetamol"]):
            days = tuple(sorted({days_ago(self.draw.randrange(90)) for _ in range(4)}))
            yield DoneTold(id=name, words=name, days=days, is_medicine=name == "paracetamol")

    def _medicines(self) -> MedicinesTold:
        return MedicinesTold(
            own_words=self.draw.choice(WORDS),
            answered_on=self.draw.choice((None, days_ago(20))),
            yes=tuple(self._some(("Blood thinner",))),
        )

    def _activity(self, number: int) -> ActivityTold:
        days = (50, 40, 30)[: self.draw.randrange(1, 4)]
        ratings = tuple(Rating(day=days_ago(d), score=self.draw.randrange(11)) for d in days)
        return ActivityTold(id=str(number), words=WORDS[number], ratings=ratings)

    def _measured(self):
        for name in self._some(["plank", "side_bridge.left"]):
            rating = Rating(day=days_ago(self.draw.randrange(90)), score=self.draw.randrange(60))
            yield Measured(id=name, title=name, unit="seconds", ratings=(rating,))

    def _look(self, number: int) -> LookTold:
        found = tuple(self._some(["new weakness in one leg", "leaking pee (not sure)"]))
        return LookTold(id=str(number), day=days_ago(self.draw.randrange(90)), found=found)

    def _scores(self):
        for name in self._some(["Roland-Morris questionnaire", "Oswestry index"]):
            days = sorted(days_ago(self.draw.randrange(200)) for _ in range(2))
            ratings = tuple(
                Rating(id=str(number), day=day, score=self.draw.randrange(25))
                for number, day in enumerate(days)
            )
            yield ScoreTold(
                id=name,
                title=name,
                short=name,
                ends="0 to 24",
                worse="higher is worse",
                ratings=ratings,
            )

    def _fair_test(self, number: int) -> FairTestTold:
        first = self.draw.randrange(30, 200)
        return FairTestTold(
            id=str(number),
            question=self.draw.choice(WORDS),
            compared="warmth or carrying on as usual",
            outcome="pain of the day, 0 to 10",
            first=days_ago(first),
            last=days_ago(first - 27),
            lived=28,
            known=26,
            found=self.draw.choice(("", "No real difference for you.")),
            is_early=self.draw.random() < 0.2,
        )

    def _change(self, number: int) -> ChangeTold:
        step = self.draw.randrange(-3, 4)
        return ChangeTold(
            id=str(number),
            day=days_ago(30),
            bout_began=days_ago(44),
            on_day=14,
            step=step,
            words="A little better",
        )

    def _plan(self) -> PlanTold:
        line = PlanLine(id="pelvic_tilt", title="Pelvic tilt", how="8 times", days="every day")
        return PlanTold(since=days_ago(40), lines=tuple(self._some([line])))
