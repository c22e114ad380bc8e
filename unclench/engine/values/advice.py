"""What a person is told for each disposition, and whom to call where."""

from dataclasses import dataclass

from unclench.engine.values.condition import Condition
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class Advice(Provenance):
    """The care card of one disposition. `{number}`, `{when}` stand for the country's emergency
    number and the time limit. `watch_for` and `today` are the safety net: what needs help at once,
    and what needs to be seen the same day."""

    id: Disposition
    heading: str
    lead: str
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    say: tuple[str, ...]
    watch_for: tuple[str, ...]
    today: tuple[str, ...] = ()
    expect: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Exit(Provenance):
    """A group of people whom the usual self-care advice was not written for.

    `offer` are the only interventions that they may be offered; empty means none at all.
    """

    id: str
    title: str
    when: Condition
    text: tuple[str, ...]
    ask: str
    offer: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CrisisAdvice(Provenance):
    """What is said to somebody in despair. It is the same for everyone: nothing is weighed.

    `call_if` says when the emergency number is right, `line` when the country's crisis line is,
    `no_line` what to do where none is known. `say` is for the first sentence on the phone.
    """

    id: str
    heading: str
    lead: str
    call_if: str
    line: str
    no_line: str
    say: str
    meanwhile: tuple[str, ...]
    facts: tuple[str, ...] = ()
