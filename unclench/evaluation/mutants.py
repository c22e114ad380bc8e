"""Red flags with one small mistake each, to see whether the checks would notice it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import And, Compare, Condition, Count, Not, Or
from unclench.engine.values.red_flag import RedFlag, Rule

_FLIPPED = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_BESIDE = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}


@dataclass(frozen=True)
class Mutant:
    """One red flag with one mistake. `rule` is the number of the rule that it is in."""

    flag: RedFlag
    rule: int
    mistake: str

    def planted(self, base: KnowledgeBase) -> KnowledgeBase:
        """The knowledge with the mistake in it."""
        flags = {**base.red_flags, self.flag.id: self.flag}
        return replace(base, red_flags=MappingProxyType(flags))

    def __str__(self) -> str:
        return f"{self.flag.id}, rule {self.rule + 1}: {self.mistake}"


def mutants_of(flag: RedFlag) -> Iterator[Mutant]:
    """Every small mistake in one red flag."""
    for number, rule in enumerate(flag.rules):
        rest = flag.rules[:number], flag.rules[number + 1 :]
        yield Mutant(replace(flag, rules=rest[0] + rest[1]), number, "rule deleted")
        for mistake, changed in _changed_rules(rule):
            rules = (*rest[0], changed, *rest[1])
            yield Mutant(replace(flag, rules=rules), number, mistake)
    if flag.raises_partners:
        yield Mutant(replace(flag, raises_partners=False), 0, "partners not raised")


def _changed_rules(rule: Rule) -> Iterator[tuple[str, Rule]]:
    if rule.to.lowered() != rule.to:
        yield f"lowered to {rule.to.lowered()}", replace(rule, to=rule.to.lowered())
    for mistake, condition in changed(rule.when):
        yield mistake, replace(rule, when=condition)


def changed(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """The condition with one mistake, once for every place where one can be made."""
    match condition:
        case Not(part):
            yield f"`not` dropped before {_short(part)}", part
            yield from ((mistake, Not(inner)) for mistake, inner in changed(part))
        case And(parts):
            yield f"`and` read as `or` in {_short(condition)}", Or(parts)
            yield from _inside(condition, parts)
        case Or(parts):
            yield f"`or` read as `and` in {_short(condition)}", And(parts)
            yield from _inside(condition, parts)
        case Count(parts, wanted):
            yield f"count of {wanted} read as {wanted + 1}", Count(parts, wanted + 1)
            yield from _inside(condition, parts)
        case Compare(finding, comparison, literal):
            for other in {_FLIPPED[comparison], _BESIDE.get(comparison, _FLIPPED[comparison])}:
                mistake = f"{finding} {comparison} {literal} read as {other}"
                yield mistake, Compare(finding, other, literal)


def _inside(
    condition: And | Or | Count, parts: tuple[Condition, ...]
) -> Iterator[tuple[str, Condition]]:
    for number, part in enumerate(parts):
        before, after = parts[:number], parts[number + 1 :]
        if before or after:
            yield f"{_short(part)} dropped", _with_parts(condition, before + after)
        for mistake, inner in changed(part):
            yield mistake, _with_parts(condition, (*before, inner, *after))


def _with_parts(condition: And | Or | Count, parts: tuple[Condition, ...]) -> Condition:
    if isinstance(condition, Count):
        return Count(parts, condition.wanted)
    return type(condition)(parts)


def _short(condition: Condition) -> str:
    match condition:
        case Not(part):
            return f"not {_short(part)}"
        case And(parts) | Or(parts) | Count(parts, _):
            word = {And: "and", Or: "or", Count: "count"}[type(condition)]
            shown = ", ".join(_short(part) for part in parts[:3])
            return f"({word} of {shown}{', …' if len(parts) > 3 else ''})"
        case Compare(finding, comparison, literal):
            return f"{finding} {comparison} {literal}"
        case _:
            return getattr(condition, "finding", str(condition))
