"""Treatments by phase: on their own page, and all of them in one table."""

import pytest

from tests.docs.test_no_dose import DOSE
from tests.web.conftest import Person
from unclench.engine.values.intervention import Phase
from unclench.engine.values.library import NoticeableChange, Points
from unclench.engine.values.record import Certainty
from unclench.web.knowledge import knowledge
from unclench.web.library.effect_picture import ZERO, effect_picture
from unclench.web.library.treatments import GROUP_WORDS, phase_cells

pytestmark = pytest.mark.django_db
TREATMENTS = list(knowledge().treatments)
COMPARE = "/library/compare/"


def opened(path: str) -> str:
    return Person().opens(path).content.decode()


def drawn(less: float, low: float, high: float, certainty: Certainty = Certainty.MODERATE):
    points = Points(less=less, low=low, high=high, against="nothing")
    return effect_picture(points, certainty, noticeable())


def noticeable() -> NoticeableChange:
    return knowledge().noticeable_change


@pytest.mark.parametrize("name", TREATMENTS)
def test_the_page_says_in_a_word_where_a_treatment_stands_in_each_phase(name: str) -> None:
    shown = opened(f"/library/{name}/")

    cells = phase_cells(knowledge().treatments[name])
    assert len(cells) == len(Phase)
    assert [cell for cell in cells if f"<span>{cell['word']}</span>" not in shown] == []


@pytest.mark.parametrize("name", ["muscle_relaxant_tablets", "opioid_tablets"])
def test_what_is_never_suggested_is_told_as_something_to_try_nowhere(name: str) -> None:
    assert "may be tried" not in opened(f"/library/{name}/")


def test_a_page_about_a_treatment_with_medicines_holds_no_dose() -> None:
    pages = [
        opened(f"/library/{t.id}/")
        for t in knowledge().treatments.values()
        if t.group == "medicines"
    ]

    assert [DOSE.findall(page) for page in pages if DOSE.findall(page)] == []


def test_the_table_lists_every_treatment() -> None:
    shown = opened(COMPARE)

    assert [name for name in TREATMENTS if f'href="/library/{name}/"' not in shown] == []


def test_the_index_leads_to_the_table() -> None:
    assert f'href="{COMPARE}"' in opened("/library/")


def test_a_shelf_can_be_looked_at_alone() -> None:
    shown = opened(f"{COMPARE}?shelf=moving")

    assert 'href="/library/walking/"' in shown
    assert 'href="/library/heat/"' not in shown


@pytest.mark.parametrize("group", GROUP_WORDS)
def test_a_shelf_with_treatments_can_be_chosen_and_is_marked_as_chosen(group: str) -> None:
    page = Person().opens(f"{COMPARE}?shelf={group}")

    assert [shelf["id"] for shelf in page.context["shelves"]] == [group]
    assert [f["title"] for f in page.context["filters"] if f["chosen"]] == [GROUP_WORDS[group]]


def test_first_choices_come_first_and_what_is_never_suggested_last() -> None:
    moving = Person().opens(f"{COMPARE}?shelf=moving").context["shelves"][0]["rows"]
    medicines = Person().opens(f"{COMPARE}?shelf=medicines").context["shelves"][0]["rows"]

    assert [row["title"] for row in moving][:2] == ["Staying active", "Walking"]
    assert moving[-1]["title"] == "Rest in bed"
    assert medicines[-1]["title"] == "Strong painkillers (opioids)"


def test_a_shelf_that_does_not_exist_is_not_found() -> None:
    assert Person().opens(f"{COMPARE}?shelf=potions").status_code == 404


def test_a_bar_of_less_pain_goes_right_from_no_difference() -> None:
    picture = drawn(15, 12, 18)

    assert picture.bar.x == ZERO
    assert picture.bar.end == picture.band.end
    assert picture.caption == (
        "15 points less pain, compared with nothing. The truth likely lies between 12 and 18."
    )


def test_a_bar_of_more_pain_ends_at_no_difference() -> None:
    picture = drawn(-5.1, -9.4, -0.5)

    assert picture.bar.end == ZERO
    assert picture.caption.startswith("5 points more pain, compared with nothing.")


def test_next_to_nothing_is_told_as_no_difference_with_both_ends() -> None:
    assert drawn(0.8, -4.2, 5.8).caption == (
        "No difference in pain that counts, compared with nothing. "
        "The truth likely lies between 4 more and 6 less."
    )


@pytest.mark.parametrize(("certainty", "pale"), [(Certainty.HIGH, False), (Certainty.LOW, True)])
def test_a_bar_is_pale_when_we_are_less_sure(certainty: Certainty, pale: bool) -> None:
    assert drawn(15, 12, 18, certainty).unsure is pale


def test_every_picture_stays_on_its_paper() -> None:
    effects = [e for t in knowledge().treatments.values() for e in t.effects if e.points]
    pictures = [effect_picture(e.points, e.certainty, noticeable()) for e in effects]

    assert min(picture.interval.x for picture in pictures) >= 0
    assert max(picture.interval.end for picture in pictures) <= pictures[0].full


@pytest.mark.parametrize("name", ["surgery", "opioid_tablets", "injections"])
def test_what_nobody_has_while_well_is_not_said_to_have_failed_then(name: str) -> None:
    cells = phase_cells(knowledge().treatments[name])

    assert cells[-1]["word"] == "not meant for this"


def test_the_table_explains_every_word_that_stands_in_it() -> None:
    page = opened(COMPARE)

    key = page[page.index("uc-standing-words") : page.index("uc-treatments")]
    words = {cell["word"] for t in knowledge().treatments.values() for cell in phase_cells(t)}
    assert [word for word in words if f"<span>{word}</span>" not in key] == []
