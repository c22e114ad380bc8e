"""The whole walk in order: the one door that the web and the command line use."""

from unclench.engine.follow_up.due import Dated, Due, check_in_dates, checks_due
from unclench.engine.follow_up.usual import usual_course
from unclench.engine.knowledge.words import grave_topics_in, topics_in
from unclench.engine.plan.capacity import Compared, Others, compare, others_like, worth_showing
from unclench.engine.plan.desk import DeskChange, after_changes, desk_changes
from unclench.engine.plan.medicines import (
    FiredRule,
    MedicineAnswer,
    MedicineCheck,
    MedicineStanding,
    check_medicine,
    check_medicines,
    next_medicine_page,
)
from unclench.engine.plan.offer import (
    Offer,
    Standing,
    fill,
    offer,
    offer_test,
    session_cautions,
)
from unclench.engine.plan.sleep import SleepChoice, sleep_choices, sleep_findings
from unclench.engine.plan.stopping import shared_stop_rules
from unclench.engine.triage.assessed import (
    Mark,
    StandingMarks,
    flag_to_ask_about,
    is_markable,
    rules_of,
    standing_marks,
    visits_to_offer,
)
from unclench.engine.triage.contradictions import contradiction_to_ask, contradictions_in
from unclench.engine.triage.interview import (
    next_page,
    page_after,
    pages_answered,
    rows_to_show,
)
from unclench.engine.triage.result import Fired, TriageResult, Undecided
from unclench.engine.triage.triage import triage

__all__ = [
    "Compared",
    "Dated",
    "DeskChange",
    "Due",
    "Fired",
    "FiredRule",
    "Mark",
    "MedicineAnswer",
    "MedicineCheck",
    "MedicineStanding",
    "Offer",
    "Others",
    "SleepChoice",
    "Standing",
    "StandingMarks",
    "TriageResult",
    "Undecided",
    "after_changes",
    "check_in_dates",
    "check_medicine",
    "check_medicines",
    "checks_due",
    "compare",
    "contradiction_to_ask",
    "contradictions_in",
    "desk_changes",
    "fill",
    "flag_to_ask_about",
    "grave_topics_in",
    "is_markable",
    "next_medicine_page",
    "next_page",
    "offer",
    "offer_test",
    "others_like",
    "page_after",
    "pages_answered",
    "rows_to_show",
    "rules_of",
    "session_cautions",
    "shared_stop_rules",
    "sleep_choices",
    "sleep_findings",
    "standing_marks",
    "topics_in",
    "triage",
    "usual_course",
    "visits_to_offer",
    "worth_showing",
]
