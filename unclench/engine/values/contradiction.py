"""Answers that do not fit together."""

from dataclasses import dataclass

from unclench.engine.values.condition import Condition
from unclench.engine.values.interview import Preset, Setting
from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class Contradiction(Provenance):
    """Something that is denied and that another answer shows.

    `when` is what was said. `question` and `options` ask which is right, once. Until that is put
    right, triage reads the answers as `safer` says, which is proved never to lower anything.
    """

    id: str
    when: Condition
    question: str
    options: tuple[Preset, ...]
    safer: tuple[Setting, ...]
