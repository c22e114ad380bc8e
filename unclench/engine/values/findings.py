"""The answers of one person at one time: the currency of the engine.

A finding is answered, answered "not sure", or not asked. The last two are unknown to a condition;
triage tells them apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


class NotSure:
    """The answer "not sure". There is one of it."""

    _only: "NotSure | None" = None

    def __new__(cls) -> "NotSure":
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self) -> str:
        return "not_sure"


NOT_SURE = NotSure()
Value = bool | float | str | frozenset[str]
Answer = Value | NotSure


@dataclass(frozen=True)
class Findings(Mapping[str, Answer]):
    """An immutable mapping of finding id to answer; an absent id was not asked.

    Equal whatever the order of the answers. Values: bool for yes/no, float for numbers (in the
    finding's unit; days for durations), str for a choice, a frozenset of str for several.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))

    def __getitem__(self, finding_id: str) -> Answer:
        return self.answers[finding_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.answers)

    def __len__(self) -> int:
        return len(self.answers)

    def __hash__(self) -> int:
        return hash(frozenset(self.answers.items()))

    def known(self, finding_id: str) -> Value | None:
        """The value, or None if it was not asked or the person was not sure."""
        answer = self.answers.get(finding_id)
        return None if answer is None or isinstance(answer, NotSure) else answer

    def is_not_sure(self, finding_id: str) -> bool:
        """Whether it was asked and the person did not know."""
        return isinstance(self.answers.get(finding_id), NotSure)

    def with_(self, changes: Mapping[str, Answer]) -> "Findings":
        """These findings with some answers put in or replaced."""
        return Findings({**self.answers, **changes})

    def without(self, *finding_ids: str) -> "Findings":
        """These findings as if those had not been asked."""
        return Findings({k: v for k, v in self.answers.items() if k not in finding_ids})
