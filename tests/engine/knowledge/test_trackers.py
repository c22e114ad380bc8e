"""What a diary asks, and the outcome measures: what loads and what does not."""

from datetime import date

import pytest

from unclench.engine.knowledge.document import KnowledgeError
from unclench.engine.knowledge.load import load
from unclench.engine.values.record import Certainty
from unclench.engine.values.tracker import Tracker, TrackerKind, TrackerValue

PROVENANCE = {
    "source": ("engineering_proposal",),
    "certainty": Certainty.UNVERIFIED,
    "reviewed_by": None,
    "reviewed_on": None,
    "review_by": date(2027, 11, 23),
}


def tracker(kind: TrackerKind, **more) -> Tracker:
    values = (TrackerValue(id="low", words="Low"), TrackerValue(id="high", words="High"))
    words = {"id": "t", "question": "How?", "short": "T", "why": "Because.", "order": 1}
    return Tracker(kind=kind, values=values, most=5, **words, **PROVENANCE, **more)


def problems(knowledge_copy, file: str, old: str, new: str) -> str:
    path = knowledge_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load(knowledge_copy)
    return str(error.value)


@pytest.mark.parametrize(
    ("kind", "fits", "does_not"),
    [
        (TrackerKind.NPRS, 10, 11),
        (TrackerKind.NPRS, 0, True),
        (TrackerKind.CHOICE, "low", "lower"),
        (TrackerKind.SEVERAL, ["low", "high"], ["low", "lower"]),
        (TrackerKind.SEVERAL, ["low"], []),
        (TrackerKind.COUNT, 5, 6),
        (TrackerKind.YES_NO, False, "no"),
        (TrackerKind.WORDS, "some words", ""),
    ],
)
def test_a_tracker_takes_what_fits_and_nothing_else(kind, fits, does_not):
    assert tracker(kind).takes(fits)
    assert not tracker(kind).takes(does_not)


def test_every_answer_can_be_taken_back():
    assert all(tracker(kind).takes(None) for kind in TrackerKind)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("factors.yaml", "\nsitting:\n", "\nsiting:\n", "Did you mean `sitting`?"),
        ("factors.yaml", "\nsitting:\n", "\ndone:\n", "`done` has no amounts"),
        ("factors.yaml", "intervention: short_walk", "intervention: walk", "is called `walk`"),
        ("factors.yaml", "mean: 0.05", "mean: 0.5", "has to be weak"),
        ("trackers/sleep.yaml", "order: 30", "order: 40", "have the same place on the page"),
        ("trackers/sitting.yaml", "unit: hour", "unit: hours", "Did you mean `hour`?"),
        ("trackers/pain.yaml", "low: no pain\n", "", "say under `low` and `high`"),
        ("trackers/sleep.yaml", "id: so_so", "id: badly", "two values have the same id"),
        ("outcome_measures/overall_change.yaml", '  "0": The same\n', "", "name every step"),
        ("outcome_measures/pain_now.yaml", "low: 0", "low: 10", "from the lower number"),
        ("outcome_measures/own_activities.yaml", "most: 3\n", "", "how many activities"),
    ],
)
def test_a_record_that_does_not_fit_is_named_in_plain_words(knowledge_copy, file, old, new, said):
    assert said in problems(knowledge_copy, file, old, new)


def test_a_tracker_cannot_be_called_like_a_field_of_the_form(knowledge_copy):
    folder = knowledge_copy / "trackers"
    (folder / "stress.yaml").rename(folder / "key.yaml")

    with pytest.raises(KnowledgeError, match="cannot be called `key`"):
        load(knowledge_copy)


def test_every_outcome_measure_says_which_way_is_better(base):
    assert all(measure.direction != "none" for measure in base.outcome_measures.values())
