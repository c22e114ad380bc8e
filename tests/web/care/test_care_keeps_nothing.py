"""Where somebody is stands in no address, no log, no row and no cookie."""

import logging
import re

import pytest
from django.apps import apps

from tests.web.care.conftest import asks, was_told

pytestmark = pytest.mark.django_db

SECRET_SPOT = {"lat": "48.2177", "lon": "16.3977"}
SECRET_WORD = "Quincemarmaladeham"


def everything_kept() -> str:
    """Every value of every row of every table."""
    rows = (row for model in apps.get_models() for row in model.objects.values_list())
    return "\n".join(map(str, rows))


@pytest.mark.parametrize("told", [SECRET_SPOT, {"place": SECRET_WORD}])
def test_the_answer_comes_at_once_from_an_address_without_it(person, stocked, told):
    stocked()

    response = asks(person, **told)

    assert response.status_code == 200
    assert response.request["PATH_INFO"] == "/care/"
    assert response.request["QUERY_STRING"] == ""


@pytest.mark.parametrize("told", [SECRET_SPOT, {"place": SECRET_WORD}])
def test_no_row_of_any_table_holds_it(person, stocked, told):
    stocked()
    was_told(person, "soon")
    before = everything_kept()

    asks(person, **told)

    assert everything_kept() == before


@pytest.mark.parametrize("told", [SECRET_SPOT, {"place": SECRET_WORD}, {"lat": "x", **SECRET_SPOT}])
def test_no_line_of_any_log_holds_it(person, stocked, caplog, told):
    stocked()

    with caplog.at_level(logging.DEBUG):
        asks(person, **told)

    assert not [line for line in caplog.messages if "3977" in line or SECRET_WORD in line]


def test_no_cookie_holds_it_and_none_is_new_but_the_forms_own(person, stocked):
    stocked()

    response = asks(person, **SECRET_SPOT)

    assert set(response.cookies) <= {"csrftoken"}


def test_where_somebody_is_does_not_stand_on_the_page_that_answers(person, stocked):
    stocked()

    page = asks(person, **SECRET_SPOT).content.decode()

    assert "48.2177" not in page
    assert "16.3977" not in page


def test_the_answer_is_kept_by_no_browser_and_nothing_between(person, stocked):
    stocked()

    response = asks(person, **SECRET_SPOT)

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("query", ["?lat=48.2&lon=16.4", "?place=Wien", "?choice=0"])
def test_an_address_with_a_place_in_it_looks_nothing_up(person, stocked, query):
    stocked()

    assert not person.opens(f"/care/{query}").context["looked_up"]


def test_every_form_of_the_page_sends_its_words_in_the_body(person, stocked):
    stocked()

    forms = re.findall("<form[^>]*>", asks(person, place="Neustadt").content.decode())

    assert len(forms) == 3
    assert all('method="post"' in form for form in forms)


def test_only_this_page_may_ask_where_somebody_is(person, stocked):
    stocked()

    assert "geolocation=(self)" in person.opens("/care/")["Permissions-Policy"]
    assert "geolocation=()" in person.opens("/")["Permissions-Policy"]
    assert "geolocation=()" in person.opens("/check/help/")["Permissions-Policy"]


def test_no_picture_script_or_link_leads_to_another_site(person, stocked):
    stocked()

    page = asks(person, **SECRET_SPOT).content.decode()

    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in page
