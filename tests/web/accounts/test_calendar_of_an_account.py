"""The calendar of an account has an address that no copy of the database gives away."""

from tests.web.calendar_feed.test_calendar_pages import makes
from unclench.web.calendar_feed.address import token_of
from unclench.web.calendar_feed.models import CalendarFeed
from unclench.web.secret_words import hash_of


def test_an_account_sees_the_address_of_its_calendar_again(vera):
    vera.signs_up()

    address = makes(vera)

    assert address == vera.opens("/calendar/").context["address"].removeprefix("http://testserver")
    assert vera.opens(address).status_code == 200


def test_what_the_database_holds_does_not_open_the_calendar_of_an_account(vera):
    vera.signs_up()
    makes(vera)

    feed = CalendarFeed.objects.get()

    assert hash_of(token_of("", feed.nonce)) != feed.token_hash


def test_a_calendar_made_before_the_account_still_answers_its_old_address(vera):
    address = makes(vera)

    vera.signs_up()

    assert vera.opens(address).status_code == 200
