"""The whole walk in order: the one door that the web and the command line use."""

from unclench.engine.triage.interview import next_page, pages_answered, rows_to_show
from unclench.engine.triage.result import Fired, TriageResult, Undecided
from unclench.engine.triage.triage import triage

__all__ = [
    "Fired",
    "TriageResult",
    "Undecided",
    "next_page",
    "pages_answered",
    "rows_to_show",
    "triage",
]
