"""A condition as a phrase with parts, so that a page can list what a sentence strings together.

The words must stay as exact as the condition. So every list that stands inside another one is in
brackets, its items are set apart by semicolons, and no title may hold such signs itself.
"""

from dataclasses import dataclass, replace

from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.values.condition import (
    Always,
    And,
    Atom,
    Compare,
    Condition,
    Count,
    Includes,
    Literal,
    Not,
    OneOf,
    Or,
    Unsure,
    Yes,
)
from unclench.engine.values.expression import number_in_full
from unclench.engine.values.finding import Finding, FindingType

ALL = "all of"
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_COMPARED = {
    "==": "exactly {}",
    "!=": "anything but {}",
    "<": "less than {}",
    "<=": "up to {}",
    ">": "more than {}",
    ">=": "{} or more",
}
_COMPARED_AGE = {**_COMPARED, "<": "under {}", ">": "over {}", ">=": "{} or over"}


@dataclass(frozen=True)
class Clause:
    """`words` are the whole phrase, or the head of a list such as "any of" when it has parts.

    `negative`: it tells what must not hold, and so comes after what must.
    """

    words: str
    parts: tuple["Clause", ...] = ()
    negative: bool = False

    @property
    def head(self) -> str:
        """The words above its parts, where they stand as a list: "both of these:"."""
        words = "both of" if self.words == ALL and len(self.parts) == 2 else self.words
        return f"{words} these:"


def clause_of(base: KnowledgeBase, condition: Condition) -> Clause:
    """The condition as a clause; a name in it may be a finding or a concept."""
    plain = _plain(condition)
    match plain:
        case And(parts):
            return _all_of(_clauses(base, parts))
        case Or((Yes(finding), Unsure(same))) if finding == same:
            return Clause(f"{_leaf(base, Yes(finding)).words} (yes or not sure)")
        case Or(parts):
            return Clause(_any(parts), _clauses(base, parts))
        case Count(parts, wanted):
            return Clause(f"at least {number_in_words(wanted)} of", _clauses(base, parts))
        case Not(part):
            return _negated(base, part)
        case Always(value):
            return Clause("always" if value else "never")
        case _:
            return _leaf(base, plain)


def _plain(condition: Condition) -> Condition:
    """The same condition without a list of one, and with a choice of several as a list."""
    match condition:
        case And((only,)) | Or((only,)):
            return _plain(only)
        case OneOf(finding, options):
            choices = Or(tuple(Compare(finding, "==", option) for option in options))
            return _plain(choices) if options else Always(False)
        case _:
            return condition


def _clauses(base: KnowledgeBase, parts: tuple[Condition, ...]) -> tuple[Clause, ...]:
    return tuple(clause_of(base, part) for part in parts)


def _any(parts: tuple[object, ...]) -> str:
    return "either of" if len(parts) == 2 else "any of"


def _all_of(parts: tuple[Clause, ...]) -> Clause:
    """What must hold first, then what must not, each in its order."""
    wanted = [part for part in parts if not part.negative]
    barred = [_unless(part) for part in parts if part.negative] if wanted else list(parts)
    return Clause(ALL, (*wanted, *barred))


def _unless(clause: Clause) -> Clause:
    words = clause.words
    return replace(clause, words=f"unless {words[4:]}" if words.startswith("not ") else words)


def _negated(base: KnowledgeBase, negated: Condition) -> Clause:
    part = _plain(negated)
    match part:
        case Not(inner):
            return clause_of(base, inner)
        case Always(value):
            return clause_of(base, Always(not value))
        case Yes(name):
            return Clause(_absent(base, name), negative=True)
        case Compare(finding, comparison, literal):
            return _leaf(base, Compare(finding, _OPPOSITE[comparison], literal))
        case Count(parts, wanted):
            fewer = f"fewer than {number_in_words(wanted)} of"
            return Clause(fewer, _clauses(base, parts), negative=True)
        case _:
            return _not(clause_of(base, part))


def _not(clause: Clause) -> Clause:
    if clause.words in ("any of", "either of"):
        return replace(clause, words="none of", negative=True)
    words = "both of" if clause.words == ALL and len(clause.parts) == 2 else clause.words
    return replace(clause, words=f"not {words}", negative=True)


def _absent(base: KnowledgeBase, name: str) -> str:
    record = base.concepts.get(name) or base.findings[name]
    return record.absent or f"without {_leaf(base, Yes(name)).words}"


def _leaf(base: KnowledgeBase, atom: Atom) -> Clause:
    if isinstance(atom, Yes) and atom.finding in base.concepts:
        return Clause(in_sentence(base.concepts[atom.finding].title))
    finding = base.findings[atom.finding]
    match atom:
        case Compare(_, comparison, literal):
            return _compared(finding, comparison, literal)
        case Unsure():
            return Clause(f"not sure: {in_sentence(finding.title)}")
        case Includes(_, option):
            return Clause(f"{in_sentence(finding.title)} with {_option(finding, option)}")
        case _:
            return Clause(_as_noun(finding.short))


def _compared(finding: Finding, comparison: str, literal: Literal) -> Clause:
    if not isinstance(literal, str):
        return Clause(_as_noun(_number(finding, comparison, literal)))
    option = _option(finding, literal)
    if comparison == "!=":
        return Clause(f"not {option}", negative=True)
    return Clause(_as_noun(option))


def _as_noun(phrase: str) -> str:
    """What began is the pain: in a list, "it" would have nothing to point to."""
    return f"pain that {phrase[3:]}" if phrase.startswith("it began") else phrase


def _option(finding: Finding, option_id: str) -> str:
    option = finding.option(option_id)
    return option.short or f"{in_sentence(finding.title)}: {in_sentence(option.label)}"


def _number(finding: Finding, comparison: str, literal: float) -> str:
    ranges = _COMPARED_AGE if finding.unit == "year" else _COMPARED
    is_time = finding.type is FindingType.DURATION
    amount = exact_duration(literal) if is_time else number_in_full(literal)
    return finding.short.format(value=ranges[comparison].format(amount))


def exact_duration(days: float) -> str:
    """ "six weeks" for 42 days; days stay days where they are not whole weeks."""
    whole_weeks = days >= 7 and days % 7 == 0
    count, unit = (days / 7, "week") if whole_weeks else (float(days), "day")
    number = number_in_words(int(count)) if count.is_integer() else number_in_full(count)
    return f"{number} {unit}{'' if count == 1 else 's'}"


def number_in_words(number: int) -> str:
    """One to ten as words; digits beyond."""
    return _NUMBERS[number] if 1 <= number < len(_NUMBERS) else str(number)


def in_sentence(title: str) -> str:
    """A title as it stands in the middle of a sentence."""
    if title[:2] == "I " or title[1:2].isupper():
        return title
    return title[:1].lower() + title[1:]


def spoken(clause: Clause, *, nested: bool = False) -> str:
    """The clause on one line; `nested` when it stands inside another one."""
    if not clause.parts:
        return clause.words
    if clause.words == ALL and len(_wanted(clause)) <= 2:
        return f"({_together(clause)})" if nested else _together(clause)
    listed = "; ".join(spoken(part, nested=True) for part in clause.parts)
    return f"{clause.words} ({listed})" if nested else f"{clause.words}: {listed}"


def _wanted(clause: Clause) -> list[Clause]:
    return [part for part in clause.parts if not part.negative]


def _together(clause: Clause) -> str:
    """ "a, together with b; without c": the usual case, in which two things meet."""
    wanted = [spoken(part, nested=True) for part in _wanted(clause)]
    barred = [spoken(part, nested=True) for part in clause.parts if part.negative]
    mark = "; " if len(wanted) > 1 or not wanted else ", "
    return mark.join([", together with ".join(wanted), *barred] if wanted else barred)
