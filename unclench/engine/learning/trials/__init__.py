"""Single-person trials: days with randomly assigned arms in, what is known of each pair out."""

from .analyse import analyse_trial
from .results import Contrast, TrialResult
from .values import Outcome, Priors, Trial, TrialDay, Verdict

__all__ = [
    "Contrast",
    "Outcome",
    "Priors",
    "Trial",
    "TrialDay",
    "TrialResult",
    "Verdict",
    "analyse_trial",
]
