"""What may be behind it: after a check, in words, and never instead of it."""

from itertools import combinations

import pytest

from tests.web.conftest import Person
from unclench.pictures.body_places import body_map
from unclench.web.knowledge import knowledge
from unclench.web.understand.models import UnderstandAnswers

pytestmark = pytest.mark.django_db
TEST = "/understand/test/heel_walk/"


@pytest.fixture
def person() -> Person:
    somebody = Person()
    somebody.finishes()
    return somebody


def tell(person: Person, page: str, **answers):
    return person.browser.post(f"/understand/{page}/", answers)


def clears_cautions(person: Person, test: str) -> None:
    before = f"/understand/test/{test}/before/"
    asked = list(person.opens(before).context["asked"])
    person.browser.post(before, {"asked": asked, "none": "1"})


def test_without_a_check_causes_are_told_in_general_only():
    page = Person().opens("/understand/")

    assert "After a safety check" in page.content.decode()
    assert "causes" not in page.context


def test_in_an_emergency_nothing_is_explained():
    somebody = Person()
    somebody.browser.post("/check/bladder/", {"asked": "saddle_numbness", "saddle_numbness": "yes"})

    assert "causes" not in somebody.opens("/understand/").context


def test_answers_are_compared_and_no_disease_is_named_as_found(person):
    words = person.opens("/understand/").content.decode()

    assert "Answers like yours fit" in words
    assert "Nobody can tell from questions alone" in words
    assert "you have" not in words.lower()


def test_what_was_told_changes_what_fits(person):
    tell(person, "travels", pain_travels="below_knee")

    cards = {card["id"]: card for card in person.opens("/understand/").context["causes"]}

    nerve = cards["disc_nerve_pain"]
    assert nerve["speaks_for"][0]["text"] == "the pain runs below the knee"


def test_the_most_telling_question_is_offered_until_it_is_answered(person):
    offered = person.opens("/understand/").context["offer"]["url"]
    page = offered.rstrip("/").rsplit("/", 1)[1]
    finding = knowledge().understand_pages.page(page).findings[0]

    person.browser.post(offered, {"not_sure": "1", finding: "not_sure"})

    assert person.opens("/understand/").context["offer"]["url"] != offered


def test_several_places_can_be_marked_and_come_back_marked(person):
    tell(person, "where", pain_areas=["low_left", "calf_left"])

    options = person.opens("/understand/where/").context["options"]

    assert {o["value"] for o in options if o["chosen"]} == {"low_left", "calf_left"}


def test_nothing_marked_is_told_and_nothing_is_kept(person):
    page = tell(person, "where")

    assert page.status_code == 422
    assert "Mark at least one" in page.content.decode()
    assert not UnderstandAnswers.objects.exists()


def test_a_place_that_was_never_offered_is_refused(person):
    assert tell(person, "where", pain_areas=["tail"]).status_code == 400


def test_both_legs_marked_lead_back_to_the_leg_questions_before_anything_else(person):
    tell(person, "where", pain_areas=["calf_left", "calf_right"])

    page = person.opens("/understand/")
    again = person.browser.post("/understand/look/both_legs_marked/")

    assert "causes" not in page.context
    assert again.url == "/check/legs/"


def test_a_self_test_asks_first_whom_it_is_not_made_for(person):
    assert person.opens(TEST).url == f"{TEST}before/"


def test_a_good_self_test_changes_nothing_of_the_check(person):
    clears_cautions(person, "heel_walk")
    before = person.opens("/understand/").context["seen"]

    person.browser.post(TEST, {"heel_walk_test": "both_can"})

    assert person.opens("/understand/").context["seen"] == before


def test_a_leg_that_gives_way_in_a_self_test_leads_back_to_the_check(person):
    clears_cautions(person, "heel_walk")

    person.browser.post(TEST, {"heel_walk_test": "one_cannot"})

    looks = person.opens("/understand/").context["looks"]
    assert [look["id"] for look in looks] == ["leg_gave_way"]


def test_somebody_with_a_fresh_injury_is_not_given_the_test(person):
    before = f"{TEST}before/"
    asked = list(person.opens(before).context["asked"])
    person.browser.post(before, {"asked": asked, "recent_injury": "yes"})

    assert "better left out" in person.opens(TEST).content.decode()


def test_a_stranger_sees_nothing_of_it(person):
    tell(person, "travels", pain_travels="below_knee")

    assert "below the knee" not in Person().opens("/understand/").content.decode()


def test_forget_me_erases_it(person):
    tell(person, "travels", pain_travels="below_knee")

    person.browser.post("/you/forget/")

    assert not UnderstandAnswers.objects.exists()


@pytest.mark.parametrize("page", [page.id for page in knowledge().understand_pages.pages])
def test_every_page_can_be_opened_and_left_out(person, page):
    assert person.opens(f"/understand/{page}/").status_code == 200


@pytest.mark.parametrize("address", ["/understand/nowhere/", "/understand/test/nothing/"])
def test_an_unknown_page_is_not_found(person, address):
    assert person.opens(address).status_code == 404


def test_a_self_test_of_both_legs_says_how_often_on_each_side(person):
    clears_cautions(person, "leg_raise")

    page = person.opens("/understand/test/leg_raise/").content.decode()

    assert "3 times on each side, slowly" in page
    assert 'data-other="of 3 repeats, other side"' in page


def test_no_place_on_the_body_covers_another():
    for_each_view = [view.areas for view in body_map(())]

    over = [pair for areas in for_each_view for pair in combinations(areas, 2) if overlap(*pair)]
    assert over == []


def overlap(one, other):
    """Whether the boxes of two places meet."""
    across = abs(one.x - other.x) < one.rx + other.rx
    return across and abs(one.y - other.y) < one.ry + other.ry


def test_before_a_self_test_a_caesarean_is_asked_after_a_birth_only(person):
    mother = Person()
    mother.answers("body", body="after_birth")
    mother.finishes()

    assert "after_caesarean" not in person.opens(f"{TEST}before/").context["asked"]
    assert "after_caesarean" in mother.opens(f"{TEST}before/").context["asked"]


def test_after_a_caesarean_a_self_test_is_left_out():
    mother = Person()
    mother.answers("body", body="after_birth")
    mother.finishes()
    asked = list(mother.opens(f"{TEST}before/").context["asked"])

    mother.browser.post(f"{TEST}before/", {"asked": asked, "after_caesarean": "yes"})

    assert mother.opens(TEST).context["barred"]
