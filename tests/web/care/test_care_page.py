"""The page of care nearby."""

from datetime import timedelta

import pytest

from tests.web.care.conftest import KINDS, WIEN, asks, titles, was_told
from unclench.care.values import Place
from unclench.web.care.pages import distance_in_words
from unclench.web.check.models import Decision

pytestmark = pytest.mark.django_db

HERE = {"lat": str(WIEN[0]), "lon": str(WIEN[1])}


def place(**told) -> Place:
    return Place(**{"ref": "p", "kind": "pharmacy", "lat": 48.21, "lon": 16.38, "name": "P"} | told)


def shown(response) -> dict:
    """The one place on the page."""
    ((section,),) = ([s["places"] for s in response.context["sections"]],)
    return section[0]


def test_a_typed_town_is_as_good_as_where_somebody_is(person, stocked):
    stocked()

    typed, tapped = asks(person, place="wien"), asks(person, **HERE)

    assert titles(typed) == titles(tapped)
    assert "Care near Wien" in typed.content.decode()
    assert "Care near where you are" in tapped.content.decode()


@pytest.mark.parametrize(
    ("disposition", "order"),
    [
        ("emergency", ["emergency_department", "hospital"]),
        ("same_day", ["urgent_care", "doctor", "emergency_department", "pharmacy"]),
        ("soon", ["doctor", "physiotherapist", "pharmacy", "urgent_care", "emergency_department"]),
    ],
)
def test_what_the_last_check_needs_comes_first(person, stocked, disposition, order):
    stocked()
    was_told(person, disposition)

    assert titles(asks(person, **HERE)) == order


def test_in_an_emergency_the_number_comes_before_every_place(person, stocked):
    stocked()
    was_told(person, "emergency")

    page = asks(person, place="Wien").content.decode()

    assert page.index('<h1 class="uc-care-card__heading">') < page.index("tel:999")
    assert page.index("tel:999") < page.index("The emergency_department")


def test_a_check_that_is_too_old_says_nothing_any_more(person, stocked):
    stocked()
    was_told(person, "emergency")
    decision = Decision.objects.get()
    Decision.objects.update(made_at=decision.made_at - timedelta(days=60))

    assert titles(asks(person, **HERE))[0] == "doctor"


def test_somebody_elses_check_says_nothing(person, stranger, stocked):
    stocked()
    was_told(person, "emergency")

    assert titles(asks(stranger, **HERE))[0] == "doctor"


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_can_be_asked_for(person, stocked, kind):
    stocked()

    assert titles(asks(person, kind=kind, **HERE)) == [kind]


def test_the_nearest_twenty_of_one_kind_are_shown(person, stocked):
    stocked(*(place(ref=f"p{n}", lat=48.21 + n / 1000) for n in range(30)))

    (section,) = asks(person, kind="pharmacy", **HERE).context["sections"]

    assert len(section["places"]) == 20


def test_a_place_shows_its_ways_and_what_is_known_of_it(person, stocked):
    stocked(place(name="Sonne & Mond", phone="+43 (1) 555", wheelchair="limited", street="Ring"))

    page = asks(person, **HERE).content.decode()

    assert 'href="tel:+431555"' in page
    assert 'href="geo:48.21,16.38?q=48.21,16.38(Sonne%20%26%20Mond)"' in page
    assert "A wheelchair gets in with help" in page


def test_what_nobody_wrote_down_is_said_to_be_unknown(person, stocked):
    stocked(place(name=""))

    page = asks(person, **HERE).content.decode()

    assert "Hours are not known. Ring before you go." in page
    assert "No number is known." in page
    assert "Wheelchair access is not known." in page
    assert "Pharmacy " in page


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("24/7", "Open now."),
        ("24/7 closed", "Closed now."),
        ('"by appointment"', "Ask first. They say: “by appointment”."),
        ("mornings", "Hours are not known. Ring before you go."),
    ],
)
def test_it_says_how_a_place_stands_now(person, stocked, hours, said):
    stocked(place(hours=hours))

    assert shown(asks(person, **HERE))["hours"] == said


def test_what_is_closed_can_be_left_out_and_what_is_unknown_stays(person, stocked):
    stocked(place(ref="shut", hours="24/7 closed", name="Shut"), place(ref="unknown", lat=48.3))

    (section,) = asks(person, open="on", **HERE).context["sections"]

    assert [each["name"] for each in section["places"]] == ["P"]


def test_for_somebody_to_be_seen_today_what_is_closed_is_left_out_at_first(person, stocked):
    stocked()
    was_told(person, "same_day")

    assert person.opens("/care/").context["asked"].leave_out_closed


def test_of_two_towns_of_one_name_one_is_chosen(person, stocked):
    stocked()

    question = asks(person, place="Neustadt")
    answer = asks(person, place="Neustadt", choice="1")

    assert "Which one do you mean?" in question.content.decode()
    assert len(question.context["choices"]) == 2
    assert titles(answer)


@pytest.mark.parametrize("choice", ["2", "99", "-1", "x", "999999999999"])
def test_a_choice_that_was_not_offered_asks_again(person, stocked, choice):
    stocked()

    assert len(asks(person, place="Neustadt", choice=choice).context["choices"]) == 2


def test_a_name_that_nobody_knows_leads_on(person, stocked):
    stocked()

    page = asks(person, place="Wein").content.decode()

    assert "We know no place called “Wein”" in page
    assert "Did you mean Wien?" in page
    assert "How to find care" in page


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "Write a town, a village or a postcode"),
        ({"place": "  "}, "Write a town, a village or a postcode"),
        ({"lat": "x", "lon": "16"}, "We could not read where you are"),
        ({"lat": "91", "lon": "16"}, "We could not read where you are"),
        ({"lat": "nan", "lon": "inf"}, "We could not read where you are"),
    ],
)
def test_what_cannot_be_looked_up_is_said_in_words(person, stocked, told, said):
    stocked()

    response = asks(person, **told)

    assert response.status_code == 422
    assert said in response.content.decode()


def test_far_from_every_place_it_says_so_and_how_to_find_care(person, stocked):
    stocked()

    page = asks(person, lat="-33.8", lon="151.2").content.decode()

    assert "Our list has nothing within 150 km." in page
    assert "How to find care" in page


def test_places_in_another_country_come_with_its_number(person, stocked):
    stocked()

    page = asks(person, place="Wien").content.decode()

    assert "These places are in Austria." in page
    assert 'href="tel:112"' in page


def test_somebody_who_stands_in_another_country_is_told_its_number_alone(person, stocked):
    stocked()
    was_told(person, "emergency")

    page = asks(person, **HERE).content.decode()

    assert "Call 112 first" in page
    assert "tel:999" not in page.split('<select class="uc-select" id="country"')[0]


def test_at_a_border_the_number_stays_the_chosen_one(person, stocked):
    stocked(place(ref="at"), place(ref="sk", lat=48.15, lon=17.11))

    assert asks(person, **HERE).context["country"].id == "GB"


def test_source_licence_and_day_stand_on_every_answer(person, stocked):
    stocked()

    page = asks(person, **HERE).content.decode()

    assert "© OpenStreetMap contributors, ODbL" in page
    assert "26 November 2026" in page


@pytest.mark.parametrize(
    ("km", "country", "said"),
    [
        (0.04, "AT", "less than 100 m"),
        (0.32, "AT", "300 m"),
        (2.34, "AT", "2.3 km"),
        (14.6, "AT", "15 km"),
        (2.34, "GB", "1.5 miles"),
        (0.32, "GB", "300 m"),
    ],
)
def test_a_distance_is_said_as_people_say_it_there(km, country, said):
    assert distance_in_words(km, country) == said


def test_how_much_is_asked_of_the_database_does_not_grow_with_the_places(
    person, stocked, django_assert_max_num_queries
):
    stocked(*(place(ref=f"p{n}", lat=48.21 + n / 1000) for n in range(300)))
    was_told(person, "soon")

    with django_assert_max_num_queries(3):
        asks(person, **HERE)


@pytest.mark.parametrize("address", ["/", "/check/help/"])
def test_the_way_there_stands_where_somebody_looks_for_it(person, address):
    assert 'href="/care/"' in person.opens(address).content.decode()


@pytest.mark.parametrize("disposition", ["emergency", "same_day", "soon", "self_care"])
def test_every_result_leads_to_it(person, disposition):
    address = person.finishes()
    Decision.objects.update(disposition=disposition)

    assert 'href="/care/"' in person.opens(address).content.decode()


def test_every_answer_says_to_ring_first(person, stocked):
    stocked()

    assert "Ring first. Hours and numbers change" in asks(person, **HERE).content.decode()


def test_an_old_list_says_that_it_is_old(person, stocked, monkeypatch):
    stocked()
    monkeypatch.setattr("unclench.web.care.pages.OLD_DAYS", -9)

    assert "That is long ago, so ring before you go." in asks(person, **HERE).content.decode()
