"""Which things go into a plan: the rows that fit this person, and what each of them gives.

Nothing comes into a plan but through `Pool.may`, which asks `offer`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.plan.dose import least_minutes
from unclench.engine.plan.offer import Offer, Standing, offer_read
from unclench.engine.triage.contradictions import Reading, safer_reading
from unclench.engine.values.condition import evaluate, reasons
from unclench.engine.values.findings import Findings
from unclench.engine.values.history import Ending, History
from unclench.engine.values.intervention import Intervention, Kind, Place
from unclench.engine.values.plan import Load, Part, PlanRow, Withheld

NOT_FOR_ME = "You said that it is not for you."
STILL_OPEN = "A question about you is still open."
# Warmth and cold are done in any phase in which a row asks for them.
_AROUND = (Kind.HEAT, Kind.COLD)


@dataclass(frozen=True)
class Chosen:
    """A row that fits and what it gives: an intervention, or the id of a page. `line` is what the
    row named, of which the intervention may be the version for another place."""

    row: PlanRow
    findings: tuple[str, ...]
    line: str
    intervention: Intervention | None = None
    equals: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of what is given."""
        return self.intervention.id if self.intervention else self.line


@dataclass
class Pool:
    """What may be in the plan of this person, on a day with this load and so many minutes."""

    base: KnowledgeBase
    findings: Findings
    history: History
    load: Load
    budget: float
    withheld: dict[str, Withheld] = field(default_factory=dict)
    _offers: dict[str, Offer] = field(default_factory=dict)

    @cached_property
    def _read(self) -> Reading:
        return safer_reading(self.base, self.findings)

    def offer(self, name: str) -> Offer:
        """Whether it may be offered at all; asked once."""
        if name not in self._offers:
            self._offers[name] = offer_read(self.base, self.base.interventions[name], self._read)
        return self._offers[name]

    def may(self, name: str) -> bool:
        """Whether nothing known or unknown speaks against it, and the person did not refuse it."""
        declined = name in self.history.declined
        return self.offer(name).standing is Standing.OFFERED and not declined

    def fits(self, record: Intervention) -> bool:
        """Whether the day, the place and what is at hand allow it."""
        phases = self.base.plan.rules.phases[self.load]
        in_phase = bool(set(record.phase) & set(phases)) or record.kind in _AROUND
        here = bool(set(record.where) & self.places) and self.has_all(record)
        return in_phase and here and least_minutes(record) <= self.budget

    def has_all(self, record: Intervention) -> bool:
        """Whether everything that it needs is at hand."""
        has = self.findings.known("plan_has")
        return set(record.needs) <= (has if isinstance(has, frozenset) else frozenset())

    @cached_property
    def places(self) -> frozenset[Place]:
        """Where it can be done; the usual places while nobody said."""
        said = self.findings.known("plan_places")
        named = said if isinstance(said, frozenset) and said else None
        return frozenset(Place(p) for p in named) if named else self._usual_places

    @cached_property
    def _usual_places(self) -> frozenset[Place]:
        sits = self.findings.known("uses_wheelchair") is True
        return frozenset({Place.CHAIR} if sits else self.base.plan.rules.places)

    def first_allowed(self, names: tuple[str, ...]) -> Intervention | None:
        """The first that may be done, and fits as it is."""
        for name in names:
            if self.may(name) and self.fits(self.base.interventions[name]):
                return self.base.interventions[name]
        return None

    def as_done(self, name: str) -> Intervention | None:
        """It, or its version where it can be done; None if this person cannot have either."""
        record = self.base.interventions[name]
        if not self.may(name):
            self.withheld.setdefault(name, self._withheld(name))
            return None
        if self.fits(record):
            return record
        here = (v.intervention for v in record.versions if v.place in self.places)
        return self.first_allowed(tuple(here))

    def _withheld(self, name: str) -> Withheld:
        if name in self.history.declined:
            return Withheld(name, NOT_FOR_ME)
        found = self.offer(name)
        if found.standing is Standing.ASK_FIRST:
            return Withheld(name, STILL_OPEN, found.to_ask)
        return Withheld(name, found.reasons[0].why, answers=found.reasons[0].answers)

    def relief(self, name: str) -> float:
        """By how much pain fell over its sessions, on average, where there were enough of them to
        count and it fell enough; else 0."""
        rules = self.base.plan.rules
        falls = [
            done.pain_before - done.pain_after
            for done in self.history.done
            if done.intervention == name and done.ending is Ending.DONE
            if done.pain_before is not None and done.pain_after is not None
        ]
        mean = sum(falls) / len(falls) if len(falls) >= rules.helped_sessions else 0.0
        return mean if mean >= rules.helped_points else 0.0


def choices(pool: Pool, places: Mapping[Part, int]) -> list[Chosen]:
    """What fills the places of each part, in the order of the rows."""
    filled: list[Chosen] = []
    for row, findings in rows_for(pool):
        free = places.get(row.part, 0) - sum(1 for each in filled if each.row.part is row.part)
        taken = {each.id for each in filled}
        given = [each for each in _given(pool, row, findings) if each.id not in taken]
        filled += given[: min(row.take, free)]
    return filled


def rows_for(pool: Pool) -> Iterator[tuple[PlanRow, tuple[str, ...]]]:
    """The rows that fit, in their order, each with the findings that made it fit."""
    for row in pool.base.plan.rows.values():
        barred = row.unless is not None and evaluate(row.unless, pool.findings) is True
        if pool.load not in row.loads or barred:
            continue
        if row.when is None:
            yield row, ()
        elif evaluate(row.when, pool.findings) is True:
            atoms = reasons(row.when, pool.findings)
            yield row, tuple(dict.fromkeys(atom.finding for atom in atoms))


def _given(pool: Pool, row: PlanRow, findings: tuple[str, ...]) -> list[Chosen]:
    """All that a row could give this person, the best first; each knows its equals."""
    found: dict[str, Chosen] = {}
    for name in sorted(row.choices, key=lambda name: -pool.relief(name)):
        chosen = _one(pool, row, findings, name)
        if chosen is not None:
            found.setdefault(chosen.id, chosen)
    return [
        replace(each, equals=tuple(i for i in found if i != each.id)) for each in found.values()
    ]


def _one(pool: Pool, row: PlanRow, findings: tuple[str, ...], name: str) -> Chosen | None:
    if name not in pool.base.interventions:
        return None if name in pool.history.declined else Chosen(row, findings, name)
    record = pool.as_done(name)
    return Chosen(row, findings, name, record) if record else None
