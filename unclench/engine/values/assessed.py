"""What a clinician's check of the same problem may settle, for how long, and what ends it."""

from dataclasses import dataclass

from unclench.engine.values.condition import Condition
from unclench.engine.values.disposition import Urgency
from unclench.engine.values.record import Provenance
from unclench.engine.values.red_flag import AssessedFor, RedFlag


@dataclass(frozen=True)
class OnlyForm:
    """A row of the fact base that may be settled in its form up to `up_to`, and no higher."""

    row: str
    up_to: Urgency


@dataclass(frozen=True)
class Becomes:
    """A row that turns into another once a clinician knows of it."""

    row: str
    then: str


@dataclass(frozen=True)
class NeverRows:
    """Rows that nobody's check ever settles."""

    group: str
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Reopener:
    """What ends every mark made before it. `title` finishes the sentence "it no longer counts,
    because"; each of the `signs` counts for itself, when it is newly there."""

    id: str
    title: str
    signs: tuple[Condition, ...]


@dataclass(frozen=True)
class Visit:
    """A one-tap answer to "how long ago?": `from_days` to `to_days` ago."""

    from_days: int
    to_days: int
    label: str


@dataclass(frozen=True, kw_only=True)
class AssessedRules(Provenance):
    """The lists that every red flag is held against, and what ends a mark.

    `pain_up_by`: points of 10 above the pain of the day on which the mark was made.
    `changed_means`: what stands beside "has anything changed?", as no other question asks for it.
    """

    id: str
    three_months: tuple[str, ...]
    six_weeks: tuple[str, ...]
    change_asked_each_time: tuple[str, ...]
    becomes: tuple[Becomes, ...]
    follow_their_parts: tuple[str, ...]
    only_form: tuple[OnlyForm, ...]
    never: tuple[NeverRows, ...]
    reopened_by: tuple[Reopener, ...]
    pain_up_by: float
    changed_means: tuple[str, ...]
    visits: tuple[Visit, ...]
    needs_sign_off: str

    @property
    def never_rows(self) -> frozenset[str]:
        """Every row that nobody's check ever settles."""
        return frozenset(row for group in self.never for row in group.rows)

    def time_for(self, flag: RedFlag) -> AssessedFor:
        """For how long a check may settle the flag: as its most careful row allows.

        A flag with a row of `never`, or with none of any list, is never settled.
        """
        rows = set(flag.facts)
        if rows & set(self.change_asked_each_time):
            return AssessedFor.CHANGE_ASKED_EACH_TIME
        if rows & self.never_rows:
            return AssessedFor.NEVER
        if rows & set(self.six_weeks):
            return AssessedFor.SIX_WEEKS
        listed = rows & {*self.three_months, *self.follow_their_parts}
        return AssessedFor.THREE_MONTHS if listed else AssessedFor.NEVER

    def limit_for(self, flag: RedFlag) -> Urgency | None:
        """The most pressing form of the flag's rows that may be settled, where the lists say."""
        limits = [form.up_to for form in self.only_form if form.row in flag.facts]
        return min(limits, default=None)
