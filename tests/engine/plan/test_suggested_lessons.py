"""Which lessons are suggested, to whom, and why."""

from tests.shipped import BASE
from unclench.engine.plan.lessons import fitting_lessons, next_lesson
from unclench.engine.values.findings import NOT_SURE, Findings

A_SITTER = Findings({"day_has": frozenset({"sitting"})})


def fitting(findings: Findings) -> set[str]:
    return {each.lesson.id for each in fitting_lessons(BASE, findings)}


def test_somebody_who_sits_all_day_is_shown_the_lesson_on_sitting():
    assert fitting(A_SITTER) == {"sitting"}


def test_a_suggestion_names_the_answer_that_it_rests_on():
    (suggested,) = fitting_lessons(BASE, A_SITTER)

    assert [atom.finding for atom in suggested.because] == ["day_has"]


def test_whoever_told_nothing_is_suggested_nothing():
    assert fitting(Findings()) == set()


def test_not_sure_suggests_nothing():
    assert fitting(Findings({"stress_high": NOT_SURE, "smokes": NOT_SURE})) == set()


def test_nobody_is_ever_pointed_to_the_lesson_on_body_weight():
    assert BASE.lessons["weight"].when is None


def test_only_somebody_who_smokes_is_pointed_to_the_lesson_on_smoking():
    assert "smoking" in fitting(Findings({"smokes": True}))
    assert "smoking" not in fitting(Findings({"smokes": False}))


def test_a_lesson_that_was_done_is_not_the_next_one():
    told = A_SITTER.with_({"sleep_poor": True})

    following = next_lesson(BASE, told, done={"sitting"})

    assert following.lesson.id == "sleep"


def test_when_all_that_fits_is_done_nothing_is_pressed_on_anybody():
    assert next_lesson(BASE, A_SITTER, done={"sitting"}) is None


def test_the_lesson_on_lifting_waits_for_whoever_has_to_ask_first():
    lifts = {"day_has": frozenset({"lifting"})}

    assert "lifting" in fitting(Findings(lifts))
    assert "lifting" not in fitting(Findings(lifts | {"weak_bones": NOT_SURE}))
    assert "lifting" not in fitting(Findings(lifts | {"recent_operation": True}))
    assert "lifting" not in fitting(Findings(lifts | {"pregnancy": "pregnant"}))
