"""Anything that a plan may advise, how much of it, for whom not, and when to stop."""

from dataclasses import dataclass, fields
from enum import StrEnum

from unclench.engine.values.condition import Condition
from unclench.engine.values.keyframe import Movement
from unclench.engine.values.record import Certainty, Provenance


class Kind(StrEnum):
    POSITION_OF_EASE = "position_of_ease"
    BREATHING = "breathing"
    HEAT = "heat"
    COLD = "cold"
    MOBILITY = "mobility"
    STRENGTH = "strength"
    WALKING = "walking"
    ACTIVITY = "activity"
    SELF_MASSAGE = "self_massage"
    RELAXATION = "relaxation"


class Place(StrEnum):
    FLOOR = "floor"
    BED = "bed"
    CHAIR = "chair"
    STANDING = "standing"


class Phase(StrEnum):
    """`acute`: first 6 weeks. `subacute`: 6 to 12. `chronic`: longer. `prevention`: while well."""

    ACUTE = "acute"
    SUBACUTE = "subacute"
    CHRONIC = "chronic"
    PREVENTION = "prevention"


class Bias(StrEnum):
    """The direction in which it moves or rests the low back."""

    FLEXION = "flexion"
    EXTENSION = "extension"
    NEUTRAL = "neutral"
    ROTATION = "rotation"


class Sides(StrEnum):
    """How a move that works one side at a time goes through both: all repetitions on one side and
    then on the other, or one side and the other by turns."""

    ONE_AFTER_OTHER = "one_after_other"
    BY_TURNS = "by_turns"


class Verdict(StrEnum):
    """What a guardrail says about a value."""

    RECOMMENDED = "recommended"
    NEEDS_CONFIRMATION = "needs_confirmation"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True)
class Guardrail:
    """The limits of one number: never outside `absolute` (lowest, highest), outside `recommended`
    only when the person confirms it, and where to begin."""

    absolute: tuple[float, float]
    recommended: tuple[float, float]
    start: float

    def __post_init__(self) -> None:
        (lowest, highest), (low, high) = self.absolute, self.recommended
        if not lowest <= low <= self.start <= high <= highest:
            raise ValueError(
                f"start {self.start:g} must lie inside recommended {self.recommended}, "
                f"and recommended inside absolute {self.absolute}"
            )

    def classify(self, value: float) -> Verdict:
        """Whether `value` may be used: freely, once confirmed, or never."""
        if self.recommended[0] <= value <= self.recommended[1]:
            return Verdict.RECOMMENDED
        if self.absolute[0] <= value <= self.absolute[1]:
            return Verdict.NEEDS_CONFIRMATION
        return Verdict.NEVER

    def kept_inside(self, value: float) -> float:
        """The nearest value that is not `never`."""
        return min(max(value, self.absolute[0]), self.absolute[1])


@dataclass(frozen=True, kw_only=True)
class Dosage:
    """How much and how often. What does not apply is left out.

    `repetitions`: on each side where there are two. `hold_s`: one hold; `rest_s`: between two sets,
    or two long holds; `duration_s`: one sitting; all in seconds. `load_kg`: what is held in the
    hands, in kilograms. `distance_m`: one carry, in metres. `days_a_week`: not two days running
    when the load is heavy.
    """

    repetitions: Guardrail | None = None
    sets: Guardrail | None = None
    hold_s: Guardrail | None = None
    rest_s: Guardrail | None = None
    load_kg: Guardrail | None = None
    distance_m: Guardrail | None = None
    duration_s: Guardrail | None = None
    times_a_day: Guardrail | None = None
    days_a_week: Guardrail | None = None

    def guardrails(self) -> dict[str, Guardrail]:
        """Those that apply, by name."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: guardrail for name, guardrail in found.items() if guardrail is not None}


@dataclass(frozen=True, kw_only=True)
class Contraindication:
    """Not when `when` holds. `instead`: the intervention to offer; empty if none fits.
    `row`: the row of the fact base that demands it."""

    when: Condition
    why: str
    row: str
    instead: str = ""


@dataclass(frozen=True, kw_only=True)
class Precaution:
    """With care when `when` holds: what to do differently."""

    when: Condition
    advice: str
    row: str


@dataclass(frozen=True, kw_only=True)
class Version:
    """The same aim in another place."""

    place: Place
    intervention: str


@dataclass(frozen=True, kw_only=True)
class Intervention(Provenance):
    """One thing to do for a back.

    `how`: the steps, one short sentence each. `stop_rules`: when to stop, in plain sentences.
    `progression` and `regression`: ids of the next harder and the next easier. `versions`: what
    takes its place elsewhere; `no_form`: where nothing does, because it has no good form there.
    `certainty`, as in every record, is about how-to and dosage; `effect_certainty` is about whether
    it helps. `parts`: what each round, or each share of the time, is about, where that changes on
    the way, such as the muscles to let go one after the other. `sides`: how it goes through both
    sides, where its movement shows only one; every repetition then counts on each side. `guided`:
    whether a screen can pace it; what is not guided, such as swimming, is advice to read.
    `calm_for_everyone`: may be offered before any question is asked; such a record has no
    contraindication. `fits`: the shared cautions that ask nothing of it. `needs`: what has to be at
    hand, as options of the finding `plan_has`. `facts`: rows of the fact base.
    """

    id: str
    title: str
    summary: str
    kind: Kind
    where: tuple[Place, ...]
    phase: tuple[Phase, ...]
    bias: tuple[Bias, ...]
    how: tuple[str, ...]
    why_it_may_help: str
    effect_certainty: Certainty
    dosage: Dosage
    stop_rules: tuple[str, ...]
    movement: Movement
    parts: tuple[str, ...] = ()
    sides: Sides | None = None
    guided: bool = True
    contraindications: tuple[Contraindication, ...] = ()
    precautions: tuple[Precaution, ...] = ()
    progression: tuple[str, ...] = ()
    regression: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    no_form: tuple[Place, ...] = ()
    fits: tuple[str, ...] = ()
    calm_for_everyone: bool = False
    needs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.calm_for_everyone and self.contraindications:
            raise ValueError(
                f"`{self.id}` is called calm for everyone and yet has a contraindication"
            )
        rounds = self.dosage.repetitions
        if self.parts and rounds and rounds.start != len(self.parts):
            raise ValueError(
                f"`{self.id}` has {len(self.parts)} parts and starts with {rounds.start:g} rounds; "
                "name one part for each round"
            )
