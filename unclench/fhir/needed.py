"""When a finding can matter at all, read off the rules.

Nothing in the knowledge says when a question is asked: a page is shown while one of its findings
could still change the answer. A form elsewhere needs that as a condition on earlier answers. It is
derived here: a finding is needed under the weakest condition on the findings of earlier pages under
which some rule that reads it is still open. What stands on the same page or later counts as not
answered yet, "not sure" in whichever way keeps the rule open, an answer that was not given as no.
Levels are left out, so that the condition is met more often than the program asks, never less.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import (
    Always,
    And,
    Atom,
    Condition,
    Count,
    Not,
    findings_read,
    parts_of,
)
from unclench.engine.values.contradiction import Contradiction
from unclench.engine.values.interview import Page
from unclench.fhir.space import ALWAYS, NEVER, UNSURE, Cells, Clauses, Space, space_of

OfAtom = Callable[[Atom, bool], Clauses]


def when_needed(base: KnowledgeBase, space: Space | None = None) -> Mapping[str, Clauses]:
    """By finding of the check, in the order of the pages, the condition under which it matters."""
    space = space or space_of(base)
    needed: dict[str, Clauses] = {}
    for page in base.interview.pages:
        needed |= _of_page(Earlier(base, space, dict(needed)), page)
    return needed


def _of_page(earlier: "Earlier", page: Page) -> dict[str, Clauses]:
    """A row that belongs on its page is there whenever the page is."""
    needed = {name: earlier.needs(name) for name in page.findings}
    always_asked = len(page.always) == len(page.findings)
    whole = ALWAYS if always_asked else earlier.space.any_of(needed.values())
    return needed | dict.fromkeys(page.always, whole)


@dataclass(frozen=True)
class Earlier:
    """The findings of earlier pages, each with the condition under which it is needed itself."""

    base: KnowledgeBase
    space: Space
    needed: Mapping[str, Clauses]

    def needs(self, finding: str) -> Clauses:
        """When some rule is still open that reads the finding, or what it could still show."""
        own = self._left_open(finding)
        shows = [self._unsure(name) for name in self._could_show(finding)]
        return self.space.any_of([own, *shows])

    def _left_open(self, finding: str) -> Clauses:
        rules = [rule.when for _, rule in self.base.rules if finding in findings_read(rule.when)]
        return self.space.any_of(self._open(finding, when, True) for when in rules)

    def _could_show(self, finding: str) -> frozenset[str]:
        """The findings of earlier pages that a yes to this one would show."""
        records = self.base.contradictions.values()
        about = [r.denied for r in records if finding in findings_read(r.shown)]
        return frozenset().union(*map(findings_read, about)) & self.needed.keys()

    def _unsure(self, finding: str) -> Clauses:
        """When that answer is "not sure", and a rule that reads it hangs on it."""
        unsure = self.space.clause(finding, frozenset({UNSURE}))
        return self.space.all_of([unsure, self._left_open(finding)])

    def _open(self, finding: str, condition: Condition, wanted: bool) -> Clauses:
        """When the finding could still settle whether the condition is `wanted`."""
        parts, least, truth = _at_least(condition, wanted)
        if not parts:
            return ALWAYS
        return self.space.any_of(
            self.space.all_of(
                [self._open(finding, part, truth), self._rest(parts, at, least, truth)]
            )
            for at, part in enumerate(parts)
            if finding in findings_read(part)
        )

    def _rest(self, parts: Sequence[Condition], left_out: int, least: int, truth: bool) -> Clauses:
        """When the other parts leave it to that one."""
        others = [*parts[:left_out], *parts[left_out + 1 :]]
        return self.space.at_least(least - 1, [self._possible(part, truth) for part in others])

    def _possible(self, condition: Condition, wanted: bool) -> Clauses:
        """When the condition may still turn out to be `wanted`."""
        return self._when(condition, wanted, self._possible_atom)

    def _when(self, condition: Condition, wanted: bool, of_atom: OfAtom) -> Clauses:
        """When the condition is `wanted`, each of its atoms read by `of_atom`."""
        if isinstance(condition, Always):
            return ALWAYS if condition.value is wanted else NEVER
        if isinstance(condition, Atom):
            return of_atom(condition, wanted)
        parts, least, truth = _at_least(condition, wanted)
        return self.space.at_least(least, [self._when(part, truth, of_atom) for part in parts])

    def _possible_atom(self, atom: Atom, wanted: bool) -> Clauses:
        finding = atom.finding
        if finding not in self.needed:
            return ALWAYS
        cells = self.space.domains[finding].holding(atom, wanted)
        shown = [
            self._shown(c)
            for c in self.base.contradictions.values()
            if self._sets(c, cells, finding)
        ]
        return self.space.any_of([self.space.clause(finding, cells), *shown])

    def _sets(self, contradiction: Contradiction, cells: Cells, finding: str) -> bool:
        """Whether its safer reading puts the finding into one of these cells."""
        domain = self.space.domains[finding]
        return any(
            setting.finding == finding and domain.cell_of(setting.option) in cells
            for setting in contradiction.safer
        )

    def _shown(self, contradiction: Contradiction) -> Clauses:
        """When triage may read another answer than the one given, because of what was shown.

        Only answers can be given whose question is seen. What was denied is left out, which asks
        too often and never too little.
        """
        seen = [self.needed.get(name, ALWAYS) for name in findings_read(contradiction.shown)]
        return self.space.all_of([self._certain(contradiction.shown, True), *seen])

    def _certain(self, condition: Condition, wanted: bool) -> Clauses:
        """When answers that were given, none of them "not sure", make the condition `wanted`."""
        return self._when(condition, wanted, self._certain_atom)

    def _certain_atom(self, atom: Atom, wanted: bool) -> Clauses:
        if atom.finding not in self.needed:
            return NEVER
        cells = self.space.domains[atom.finding].holding(atom, wanted)
        return self.space.clause(atom.finding, cells - {UNSURE})


def _at_least(condition: Condition, wanted: bool) -> tuple[Sequence[Condition], int, bool]:
    """The condition being `wanted`, as: at least so many of these parts are true, or are false."""
    parts = parts_of(condition)
    match condition:
        case Not():
            return parts, 1, not wanted
        case And():
            least = len(parts)
        case Count(_, count):
            least = count
        case _:
            least = 1
    return parts, least if wanted else len(parts) - least + 1, wanted
