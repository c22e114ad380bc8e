"""What triage says, as formulas over anybody's answers and marks.

This says once more, for Z3, what `engine.triage.triage` does. That the two agree is itself checked
for every rule (`agreement`), so that a proof about these formulas is one about the program.
"""

from functools import cached_property

import z3

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.disposition import EMERGENCY, SELF_CARE, Urgency, soon
from unclench.engine.values.red_flag import AssessedFor, RedFlag, Rule, Tier
from unclench.proofs.person import NEVER, Anybody, Formula, Truths, all_of, any_of

ROUTINE = soon(14)


class Decision:
    """The disposition of a person, level by level."""

    def __init__(self, base: KnowledgeBase, person: Anybody) -> None:
        self.base = base
        self.person = person
        self._before: dict[tuple[str, Urgency], Formula] = {}
        self._reached: dict[tuple[str, Urgency], Formula] = {}
        self._demanded: dict[tuple[str, Urgency], Formula] = {}

    def share(self, other: "Decision", *, besides: str) -> None:
        """Takes over what was worked out for every flag but one, in which the two differ."""
        self._before = {k: v for k, v in other._before.items() if k[0] != besides}
        if not other.base.red_flags[besides].raises_partners:
            self.raisers = other.raisers
            self._reached = {k: v for k, v in other._reached.items() if k[0] != besides}
            self._demanded = {k: v for k, v in other._demanded.items() if k[0] != besides}

    def sure(self, rule: Rule) -> Formula:
        """The rule's condition is surely true."""
        return self.person.truths(rule.when).true

    def favoured(self, rule: Rule) -> Truths:
        """The rule's condition with every "not sure" read in its favour."""
        return self.person.truths(rule.when, unsure=True)

    @cached_property
    def levels(self) -> list[Urgency]:
        """Every level that triage can say, rising, without `self_care`."""
        said = {rule.to for _, rule in self.base.rules} | {ROUTINE, EMERGENCY}
        said |= {level.lowered() for level in said}
        said |= {level.raised() for level in said}
        return sorted(said - {SELF_CARE})

    def marked(self, flag: RedFlag) -> Formula:
        """A clinician checked the flag for this same problem, and the time is not over."""
        return z3.Bool(f"{flag.id}.marked")

    def mark_over(self, flag: RedFlag) -> Formula:
        """A clinician checked the flag, and the time is over."""
        return z3.Bool(f"{flag.id}.mark_over")

    def sensible_marks(self) -> Formula:
        """A mark is either in time or over."""
        flags = self.base.red_flags.values()
        return all_of(z3.Not(z3.And(self.marked(f), self.mark_over(f))) for f in flags)

    def no_marks(self) -> Formula:
        """Nobody has been to a clinician."""
        flags = self.base.red_flags.values()
        return all_of(z3.Not(z3.Or(self.marked(f), self.mark_over(f))) for f in flags)

    def _fires_at(self, flag: RedFlag, level: Urgency) -> Formula:
        """One of its rules fires at `level` or above, before partners raise it."""
        key = (flag.id, level)
        if key not in self._before:
            sure = [self.sure(rule) for rule in flag.rules if rule.to >= level]
            perhaps = [self.favoured(r).true for r in flag.rules if r.to.lowered() >= level]
            self._before[key] = any_of(sure + perhaps)
        return self._before[key]

    def _strongest_is_sure(self, flag: RedFlag) -> Formula:
        """The most pressing of its rules that fires does so without a "not sure"."""
        return any_of(
            z3.And(self.sure(rule), *self._no_unsure_above(flag, rule)) for rule in flag.rules
        )

    def _no_unsure_above(self, flag: RedFlag, sure: Rule) -> list[Formula]:
        return [
            z3.Not(z3.And(self.favoured(rule).true, z3.Not(self.sure(rule))))
            for rule in flag.rules
            if (rule.to.lowered(), rule.to) > (sure.to, sure.to)
        ]

    @cached_property
    def raisers(self) -> dict[str, Formula]:
        """When each flag that raises its partners does so."""
        flags = [flag for flag in self.base.red_flags.values() if flag.raises_partners]
        return {flag.id: self._strongest_is_sure(flag) for flag in flags}

    def _is_raised(self, flag: RedFlag) -> Formula:
        if flag.tier is Tier.EXIT:
            return NEVER
        return any_of(when for name, when in self.raisers.items() if name != flag.id)

    def _after_raising(self, flag: RedFlag, level: Urgency) -> Formula:
        key = (flag.id, level)
        if key not in self._reached:
            lower = min(below for below in self.levels if below.raised() >= level)
            raised = z3.And(self._is_raised(flag), self._fires_at(flag, lower))
            self._reached[key] = z3.Or(self._fires_at(flag, level), raised)
        return self._reached[key]

    def settled(self, flag: RedFlag) -> Formula:
        """R21: a clinician's check keeps it from raising the level by itself."""
        if flag.assessed in (AssessedFor.NEVER, AssessedFor.CHANGE_ASKED_EACH_TIME):
            return NEVER
        return z3.And(self.marked(flag), self._can_be_settled(flag))

    def _calmed(self, flag: RedFlag) -> Formula:
        """Its three months are over: it counts as routine."""
        if flag.assessed is not AssessedFor.THREE_MONTHS:
            return NEVER
        return z3.And(self.mark_over(flag), self._can_be_settled(flag))

    def _can_be_settled(self, flag: RedFlag) -> Formula:
        limit = flag.assessed_up_to
        if limit is None:
            return NEVER
        above = [level for level in self.levels if level > limit]
        too_high = self._after_raising(flag, above[0]) if above else NEVER
        return z3.And(self._strongest_is_sure(flag), z3.Not(too_high))

    def flag_demands(self, flag: RedFlag, level: Urgency) -> Formula:
        """The flag alone demands at least `level`."""
        key = (flag.id, level)
        if key not in self._demanded:
            demands = z3.And(self._after_raising(flag, level), z3.Not(self.settled(flag)))
            calmed = self._calmed(flag) if level > ROUTINE else NEVER
            self._demanded[key] = z3.And(demands, z3.Not(calmed))
        return self._demanded[key]

    @cached_property
    def _reaches(self) -> dict[Urgency, Formula]:
        flags = self.base.red_flags.values()
        return {level: any_of(self.flag_demands(f, level) for f in flags) for level in self.levels}

    def level_reaches(self, level: Urgency) -> Formula:
        """Some flag that holds demands at least `level`."""
        return self._reaches[level]

    @cached_property
    def any_open(self) -> Formula:
        """Something that was not asked could still make a rule hold."""
        return any_of(self._waiting(rule).open for _, rule in self.base.rules)

    def says_at_least(self, level: Urgency) -> Formula:
        """What the person is told is at least `level`."""
        reached = self.level_reaches(level)
        return z3.Or(reached, self.any_open) if level <= ROUTINE else reached

    @cached_property
    def says_self_care(self) -> Formula:
        """The person is told that they may look after themselves."""
        return z3.Not(self.says_at_least(self.levels[0]))

    def undecided(self, flag: RedFlag, rule: Rule) -> Formula:
        """The rule could still raise what the person is told, if more was asked."""
        raised = z3.And(self._is_raised(flag), z3.Not(self.level_reaches(rule.to.raised())))
        could = z3.Or(z3.Not(self.level_reaches(rule.to)), raised)
        if flag.raises_partners:
            between = z3.Not(self.level_reaches(EMERGENCY))
            could = z3.Or(could, z3.And(self.level_reaches(ROUTINE), between))
        return z3.And(could, z3.Or(self._waiting(rule).open, self._half_open(rule)))

    def _waiting(self, rule: Rule) -> Truths:
        """As `favoured`, but for a "not sure" that another question could still show."""
        return self.person.truths(rule.when, unsure=True, waiting=True)

    def _half_open(self, rule: Rule) -> Formula:
        """It holds on a "not sure", and something not asked could make it hold for sure."""
        against = self.person.truths(rule.when, unsure=False, waiting=True)
        return z3.And(self._waiting(rule).true, z3.Not(self.sure(rule)), against.open)
