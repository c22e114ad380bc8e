"""What is fixed before the first day, and the fingerprint that shows any change after it."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from unclench.engine.learning.trials.judge import BOUNDS, RULE
from unclench.engine.learning.trials.values import Bounds, Outcome, Priors, Trial, TrialDay

VERSION = 1
WIDE = ("wide_share", "wide_difference_sd")


@dataclass(frozen=True)
class Protocol:
    """A trial as it was planned. Days count from 1.

    question: in the person's own words; arm_by_day and period_by_day: one for each day, the
    periods counted from 1; looks: days after which a claim may be made, the last one the end;
    the rest as in `Trial`.
    """

    question: str
    arms: tuple[str, ...]
    arm_by_day: tuple[str, ...]
    period_by_day: tuple[int, ...]
    looks: tuple[int, ...]
    mcid: float
    outcome: Outcome = Outcome.SCORE
    lower_is_better: bool = True
    reference: str | None = None
    lingers: bool = False
    lowest: float = 0.0
    highest: float = 10.0
    seed: int = 0
    priors: Priors = field(default_factory=Priors)
    rule: str = RULE
    version: int = VERSION

    def canonical(self) -> str:
        """The one way of writing it down: JSON, keys in order, no spaces, ASCII."""
        whole = self.as_json()
        return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=True)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical text, in hexadecimal: another plan has another one."""
        return hashlib.sha256(self.canonical().encode("ascii")).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The protocol for a file. One made before there was a wide prior says nothing of it."""
        whole = asdict(self)
        if self.priors.wide_share == 0:
            whole["priors"] = {k: v for k, v in whole["priors"].items() if k not in WIDE}
        return whole

    def trial(self, days: tuple[TrialDay, ...], today: int | None = None) -> Trial:
        """The trial to be analysed, with everything that was fixed beforehand."""
        return Trial(
            days,
            mcid=self.mcid,
            lower_is_better=self.lower_is_better,
            outcome=self.outcome,
            looks=self.looks,
            arms=self.arms,
            reference=self.reference,
            lingers=self.lingers,
            lowest=self.lowest,
            highest=self.highest,
            today=today,
            priors=self.priors,
            bounds=BOUNDS.get(self.rule, Bounds()),
        )


def protocol_of(document: dict[str, Any]) -> Protocol:
    """The protocol from what `as_json` made. Raises ValueError for another version."""
    if document.get("version") != VERSION:
        raise ValueError(f"this protocol has version {document.get('version')}, not {VERSION}.")
    lists = ("arms", "arm_by_day", "period_by_day", "looks")
    fixed: dict[str, Any] = dict(document) | {key: tuple(document[key]) for key in lists}
    fixed["outcome"] = Outcome(document["outcome"])
    fixed["priors"] = Priors(**{"wide_share": 0.0} | document["priors"])
    return Protocol(**fixed)
