"""Answers that do not fit together, and what an answer shows of another."""

from dataclasses import dataclass

from unclench.engine.values.condition import Condition
from unclench.engine.values.interview import Preset, Setting
from unclench.engine.values.record import Provenance


@dataclass(frozen=True, kw_only=True)
class Contradiction(Provenance):
    """Something that is denied and that another answer shows.

    `denied` is what was said, `shown` the answer that speaks against it. `question` and `options`
    ask which is right, once. Until that is put right, triage reads the answers as `safer` says,
    which is proved never to lower anything. It reads them so too when `denied` is not known: what
    an answer shows is no less true because the other question was left open. Only a question that
    comes after what shows it is waited for.
    """

    id: str
    denied: Condition
    shown: Condition
    question: str
    options: tuple[Preset, ...]
    safer: tuple[Setting, ...]
