"""The numbers of a page say whose they are, and can be put right there."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.shipped import BASE
from unclench.web.accounts.models import Visitor

HELP = "/check/help/"
WITH_A_NUMBER = [HELP, "/relief/", "/you/"]


def _guess(languages: str) -> str:
    browser = Client(headers={"accept-language": languages})
    return browser.get(HELP).context["country"].id


@pytest.mark.parametrize(
    ("languages", "country"),
    [
        ("en-GB", "GB"),
        ("de-AT,de;q=0.9,en;q=0.8", "AT"),
        ("fr-ca", "CA"),
        ("zh-Hant-TW", "TW"),
        ("en,pt-BR;q=0.7", "BR"),
        ("de-DE-u-co-phonebk", "DE"),
        ("ja", "JP"),
        ("cy", "GB"),
    ],
)
def test_the_region_of_the_browser_language_suggests_the_country(db, languages, country):
    assert _guess(languages) == country


@pytest.mark.parametrize(
    "languages", ["", "en", "es", "fr", "de", "pt", "ar", "es-419", "*", "de-u-co-phonebk", "en-XX"]
)
def test_a_language_of_many_countries_suggests_none(db, languages):
    assert _guess(languages) == "XX"


def test_somebody_nowhere_is_given_112_and_asked_for_the_country(person):
    person.browser = Client(headers={"accept-language": "en"})

    page = person.opens(HELP).content.decode()

    assert 'href="tel:112"' in page
    assert "We do not know which country you are in" in page
    assert '<details class="uc-disclosure" open>' in page


@pytest.mark.parametrize("address", WITH_A_NUMBER)
def test_every_page_with_a_number_says_whose_it_is_and_how_to_change_it(person, address):
    page = person.opens(address).content.decode()

    words = strip_tags(page)
    assert "These numbers are for the United Kingdom. Somewhere else? Change country" in words
    assert f'name="back" value="{address}"' in page or f"/you/country/?back={address}" in page


def test_the_page_that_asks_for_the_country_shows_the_number_and_the_way_back(person):
    page = person.opens("/you/country/?back=/relief/").content.decode()

    assert 'href="tel:999"' in page
    assert 'name="back" value="/relief/"' in page


def test_a_page_made_worse_says_whose_number_it_shows(person):
    person.finishes()
    session = person.browser.post("/relief/session/")["Location"].split("/")[3]

    page = person.opens(f"/relief/session/{session}/worse/").content.decode()

    assert "These numbers are for the United Kingdom" in page


@pytest.mark.parametrize("page", ["bladder", "belly"])
def test_an_emergency_says_whose_number_it_shows(person, page):
    sign = {"bladder": "saddle_numbness", "belly": "self_harm"}[page]
    address = person.ticks(page, sign)["Location"]

    shown = person.opens(address).content.decode()

    assert shown.index('href="tel:999"') < shown.index("These numbers are for the United Kingdom")


def test_a_result_without_danger_says_whose_number_it_shows(person):
    page = person.opens(person.finishes()).content.decode()

    assert "These numbers are for the United Kingdom" in page


def test_the_chooser_offers_every_country_in_the_order_of_an_atlas(person):
    page = person.opens(HELP).content.decode()
    options = re.findall(r'<option value="[^"]+"( selected)?>(.+?) \(\S+\)</option>', page)

    names = [name for _, name in options]
    assert len(names) == len(BASE.countries)
    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert names[-1] == "Somewhere else"
    assert [name for chosen, name in options if chosen] == ["United Kingdom"]


def test_choosing_a_country_leads_back_to_the_same_page(person):
    sent = person.browser.post("/you/country/", {"country": "JP", "back": "/relief/"})

    assert sent["Location"] == "/relief/"
    assert 'href="tel:119"' in person.opens("/relief/").content.decode()


@pytest.mark.parametrize("back", ["", "https://elsewhere.example/", "//elsewhere.example/"])
def test_the_way_back_never_leaves_the_site(person, back):
    sent = person.browser.post("/you/country/", {"country": "JP", "back": back})

    assert sent["Location"] == "/you/"


@pytest.mark.parametrize("country", ["", "ZZ", "gb", "GB'; drop table", "defaults"])
def test_a_country_that_was_never_offered_is_refused_in_words(person, country):
    sent = person.browser.post("/you/country/", {"country": country, "back": HELP})

    assert sent.status_code == 400
    assert "This form has changed" in sent.content.decode()
    assert Visitor.objects.count() == 0


def test_the_choice_of_one_person_is_not_that_of_a_stranger(person, stranger):
    person.browser.post("/you/country/", {"country": "JP", "back": HELP})

    assert stranger.opens(HELP).context["country"].id == "GB"


def test_a_cookie_that_this_site_never_gave_changes_nothing(person):
    person.browser.cookies["unclench"] = "made up"

    assert person.opens(HELP).context["country"].id == "GB"


def test_a_country_that_is_no_longer_known_falls_back_to_the_browser(person):
    person.browser.post("/you/country/", {"country": "JP", "back": HELP})
    Visitor.objects.update(country="EU")

    assert person.opens(HELP).context["country"].id == "GB"


def _page_for(person, country: str) -> str:
    person.browser.post("/you/country/", {"country": country, "back": HELP})
    return person.opens(HELP).content.decode()


def test_a_number_that_nobody_could_confirm_says_so(person):
    assert "We could not confirm this number" in _page_for(person, "TD")


def test_a_confirmed_number_raises_no_doubt(person):
    assert "could not confirm" not in _page_for(person, "IE")


def test_the_other_number_that_brings_an_ambulance_is_named(person):
    assert "You can also call 999." in _page_for(person, "IE")


def test_without_a_confirmed_crisis_line_the_emergency_number_is_named(person):
    page = _page_for(person, "IT")

    assert "If you have thoughts of harming yourself: the emergency number." in page


def test_a_number_with_spaces_can_be_dialled(person):
    page = _page_for(person, "BE")

    assert 'href="tel:080032123">0800 32 123</a>' in page
    assert 'href="tel:1813"' in page


def test_the_page_says_when_and_against_what_the_number_was_checked(person):
    page = _page_for(person, "IE")

    assert "Checked on 24 November 2026 against: libphonenumber" in page


def test_two_hundred_countries_cost_one_query(person, django_assert_max_num_queries):
    person.browser.post("/you/country/", {"country": "JP", "back": HELP})

    with django_assert_max_num_queries(1):
        person.opens(HELP)
