"""Days and numbers in the words of a report, and the terms that clinicians use."""

from collections.abc import Sequence
from datetime import date

from unclench.engine.values.cause import Fit
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.record import Certainty
from unclench.pictures.words import count, day_words, listed, short, short_day
from unclench.report.record import CheckTold, Told

__all__ = ["count", "day_words", "listed", "short", "short_day"]

GROUPS = {
    "cauda_equina": "Cauda equina",
    "vessels": "Heart, lungs, aorta and vessels",
    "nerve": "Motor or sensory loss, cord signs",
    "infection": "Spinal or systemic infection",
    "bleeding": "Anticoagulants and bleeding",
    "fracture": "Trauma and fracture",
    "tummy": "Abdominal, renal and pelvic",
    "pregnancy": "Pregnancy and postpartum",
    "crisis": "Self-harm",
    "cancer": "Malignancy",
    "pain_pattern": "Pattern of the pain",
    "bone_pain": "Focal bone pain",
    "bone_risk": "Osteoporosis risk",
    "infection_risk": "Risk of infection",
    "blood": "Sickle cell disease",
    "skin": "Skin",
    "medicines": "Medicines",
    "course": "Course",
    "age": "Age",
    "routine": "Non-urgent",
}
"""The groups of red flags as clinicians name them, by id."""

TOLD = {
    Told.YES: "Yes",
    Told.NOT_SURE: "Not sure",
    Told.NOTED: "Noted",
    Told.NO: "No",
    Told.NOT_ASKED: "Not asked",
}
FITS = {
    Fit.WELL: "fits well",
    Fit.PARTLY: "fits in part",
    Fit.LITTLE: "fits little",
    Fit.OPEN: "too little known",
}
CERTAINTY = {
    Certainty.HIGH: "high",
    Certainty.MODERATE: "moderate",
    Certainty.LOW: "low",
    Certainty.VERY_LOW: "very low",
    Certainty.UNVERIFIED: "unverified",
}


def disposition_words(check: CheckTold) -> str:
    """What the check said to do, and how soon."""
    if check.disposition is Disposition.SOON:
        return f"See a clinician within {count(check.within_days or 0, 'day')}"
    return {
        Disposition.EMERGENCY: "Emergency care now",
        Disposition.SAME_DAY: "See a clinician the same day",
        Disposition.SELF_CARE: "Self-care with safety-netting",
    }[check.disposition]


def of_ten(pain: float | None) -> str:
    """A rating on the numeric scale."""
    return "not told" if pain is None else f"{short(pain)} of 10"


def mean_words(values: Sequence[float]) -> str:
    """An average to a tenth with how many it is of."""
    if not values:
        return "not told"
    return f"{short(sum(values) / len(values))} (n = {len(values)})"


def range_words(first: date, last: date) -> str:
    """From one day to another, with no word said twice."""
    if first == last:
        return day_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    begin = f"{first.day} {first:%B}" if first.year == last.year else day_words(first)
    return f"{begin} to {day_words(last)}"


def capital(words: str) -> str:
    """With a capital at its beginning."""
    return f"{words[:1].upper()}{words[1:]}"
