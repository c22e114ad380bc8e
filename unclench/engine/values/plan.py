"""What a weekly plan is made of: the table it is chosen from, and the plan itself."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from unclench.engine.values.condition import Atom, Condition
from unclench.engine.values.intervention import Kind, Phase, Place
from unclench.engine.values.interview import Interview
from unclench.engine.values.record import Certainty, Provenance


class Load(StrEnum):
    """How much a back can take today, from least to most.

    `calm`: only what is calm for everyone, because somebody has to look first. `easy`: a few
    gentle things. `light`: light strength as well. `full`: everything. `upkeep`: well again, so
    one habit and a monthly look. `rest`: the pain is very high today.
    """

    CALM = "calm"
    REST = "rest"
    EASY = "easy"
    LIGHT = "light"
    FULL = "full"
    UPKEEP = "upkeep"


class Part(StrEnum):
    """What an item is in the plan for. Those from `position` to `strength` make one session."""

    CALM = "calm"
    POSITION = "position"
    DIRECTION = "direction"
    MOVEMENT = "movement"
    STRENGTH = "strength"
    ACTIVITY = "activity"
    WARMTH = "warmth"
    SLEEP = "sleep"
    STRESS = "stress"
    WORK = "work"
    HABIT = "habit"
    ASK = "ask"


SESSION_PARTS = (Part.CALM, Part.POSITION, Part.DIRECTION, Part.MOVEMENT, Part.STRENGTH)


@dataclass(frozen=True, kw_only=True)
class PlanRow(Provenance):
    """A row of the table: who is offered what, and why.

    The rows of a part fill its places in their order. `when`: for whom; a row without it is a
    default. `unless`: for whom not, though the rest fits. `loads`: on which days. `choices`: ids of
    interventions, habits,
    treatments or questions, the first choice first. `take`: how many of them. `reason`: why, in
    words that follow "Because".
    """

    id: str
    part: Part
    loads: tuple[Load, ...]
    choices: tuple[str, ...]
    reason: str
    when: Condition | None = None
    unless: Condition | None = None
    take: int = 1
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanNote(Provenance):
    """Something that a plan says about itself, such as that it has stepped down."""

    id: str
    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanRules(Provenance):
    """The numbers behind a plan.

    `minutes`: a session when nobody said otherwise; `minutes_least` and `minutes_most` bound what
    may be asked for. `moves`: the most moves of a session. `calm_share`: the most of it
    that goes to calming once the back takes more than `easy`, from 0 to 1. `places`: what is usual
    when nobody said where. `parts_by_minutes`: how many moves fit, up to so many minutes.
    `strength_days`: days of the week, from 0, by load. `phases`: what phases of an intervention a
    load allows. `helped_points`: a fall of pain, 0 to 10, over at least `helped_sessions` sessions,
    after which something goes first. `check_counts_days`: how old the check may be.
    """

    id: str
    minutes: float
    minutes_least: float
    minutes_most: float
    moves: int
    calm_share: float
    places: tuple[Place, ...]
    parts_by_minutes: Mapping[str, int]
    strength_days: Mapping[str, tuple[int, ...]]
    phases: Mapping[str, tuple[Phase, ...]]
    helped_points: float
    helped_sessions: int
    check_counts_days: int


@dataclass(frozen=True, kw_only=True)
class Progression(Provenance):
    """How a dosage grows and shrinks. Shares are of the dosage as it stands, from 0 to 1.

    `green_level`, `amber_level`: the highest pain of a session that is green or amber, when it
    began at `mild_to` or less. `green_rise`, `amber_rise`: the same for the rise, when it began
    higher. `always_red`: red whatever it was before. `rest_from`: pain before a session from which
    only rest, breathing and short walks are left. `hard_from`: effort of 0 to 10 that is no longer
    green.

    `greens`: green sessions in a row before one change, `greens_careful` for somebody who is stiff
    or afraid. `grow` and `grow_most`: the share by which it grows, and the most. `smallest`: the
    smallest step of each part of a dosage. `order`: which part grows first. `cut`: the share taken
    off after amber, unless only the day after was amber; `halve`: what is left after red.

    `gap_days`: days away after which the last green dosage counts again; after `long_gap_days`
    only `restart` of it. `flare`: what is left of a dosage in a flare-up; `flare_days` and
    `flare_most_days`: how long one lasts at least and at most, if nobody ends it; `flare_greens`:
    green sessions in a row that end it. One is seen when pain before a session is `flare_rise`
    above the usual of the `flare_seen_in` rated sessions before, or after `flare_reds` red sessions
    in a row. `activity_days`: days between two growths of an activity,
    by `activity_grow`. `steady_kinds`: what comforts and is not trained, so that it neither grows
    nor shrinks. `look_weeks`: when no progress is spoken of. `remembered_days`: what is at most so
    old always counts, what is twice as old never does.
    """

    id: str
    mild_to: float
    green_level: float
    amber_level: float
    green_rise: float
    amber_rise: float
    always_red: float
    rest_from: float
    hard_from: float
    greens: int
    greens_careful: int
    grow: float
    grow_most: float
    smallest: Mapping[str, float]
    order: tuple[str, ...]
    cut: float
    halve: float
    gap_days: int
    long_gap_days: int
    restart: float
    flare: float
    flare_rise: float
    flare_reds: int
    flare_seen_in: int
    flare_days: int
    flare_most_days: int
    flare_greens: int
    activity_days: int
    activity_grow: float
    activity_kinds: tuple[Kind, ...]
    steady_kinds: tuple[Kind, ...]
    look_weeks: tuple[int, ...]
    remembered_days: int


@dataclass(frozen=True, kw_only=True)
class PlanTable:
    """All that plans are made from. `rows` in the order in which they are tried; `pages` are the
    questions that a plan asks besides the check."""

    rows: Mapping[str, PlanRow]
    rules: PlanRules
    progression: Progression
    notes: Mapping[str, PlanNote]
    pages: Interview


@dataclass(frozen=True, kw_only=True)
class Dose:
    """One dosage to do today; what does not apply is None. Units as in `Dosage`."""

    repetitions: float | None = None
    sets: float | None = None
    hold_s: float | None = None
    rest_s: float | None = None
    load_kg: float | None = None
    distance_m: float | None = None
    duration_s: float | None = None
    times_a_day: float | None = None
    days_a_week: float | None = None

    def parts(self) -> dict[str, float]:
        """Those that apply, by name."""
        found = {name: getattr(self, name) for name in _DOSE_PARTS}
        return {name: value for name, value in found.items() if value is not None}

    def with_(self, name: str, value: float) -> "Dose":
        """The same with one part changed."""
        return replace(self, **{name: value})


_DOSE_PARTS = tuple(field.name for field in fields(Dose))


@dataclass(frozen=True)
class Withheld:
    """What a row would have offered, and why this person is not given it. `asks`: findings that
    would settle it; empty when they are settled. `answers`: what the reason rests on."""

    id: str
    reason: str
    asks: frozenset[str] = frozenset()
    answers: tuple[Atom, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanItem:
    """One line of a plan.

    `id`: what it is; `shelf` where it stands. `line`: the id that the row named, of which this is
    the progression, the regression or the version. `row`: the row that put it there, and `reason`
    and `findings` why; `findings` is empty for a default. `days`: of the week, from 0. `minutes`:
    one time. `care`: what to do differently. `equals`: what may take its place.
    """

    id: str
    line: str
    part: Part
    shelf: str
    row: str
    reason: str
    findings: tuple[str, ...]
    certainty: Certainty
    sources: tuple[str, ...]
    dose: Dose | None = None
    days: tuple[int, ...] = ()
    minutes: float = 0.0
    care: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()

    @property
    def is_default(self) -> bool:
        """Whether everybody gets it whom nothing speaks against."""
        return not self.findings
