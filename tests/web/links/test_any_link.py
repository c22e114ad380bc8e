"""Every kind of link: made, opened, refused alike when it has ended, and listed."""

from datetime import timedelta

import pytest

from tests.web.links.conftest import A_WEEK, NOW, a_link
from unclench.web.archive.models import Looked, Who
from unclench.web.links import services
from unclench.web.links.models import ATTEMPTS, Happened, LinkOpened, State
from unclench.web.report_links.models import ReportLink
from unclench.web.secret_words import new_secret


def opens() -> list[str]:
    return list(LinkOpened.objects.order_by("pk").values_list("happened", flat=True))


def test_its_secret_finds_a_link_that_is_open(visitor):
    link, secret = a_link(visitor)

    assert services.link_at(ReportLink, secret, NOW) == link


def test_neither_secret_nor_passcode_is_kept(visitor):
    _, secret = a_link(visitor, passcode="482913")

    row = str(ReportLink.objects.values().get())

    assert secret not in row
    assert "482913" not in row


@pytest.mark.parametrize(
    "ended",
    [
        {"revoked_at": NOW},
        {"expires_at": NOW},
        {"attempts_left": 0},
    ],
)
def test_a_link_that_has_ended_is_found_as_little_as_one_that_never_was(visitor, ended):
    _, secret = a_link(visitor)
    ReportLink.objects.update(**ended)

    assert services.link_at(ReportLink, secret, NOW) is None
    assert services.link_at(ReportLink, new_secret(), NOW) is None
    assert opens() == ["refused"]


def test_it_is_open_up_to_the_moment_at_which_it_expires(visitor):
    link, _ = a_link(visitor)

    assert link.state(NOW + A_WEEK - timedelta(seconds=1)) is State.OPEN
    assert link.state(NOW + A_WEEK) is State.EXPIRED


def test_each_look_stands_in_its_list_and_in_that_of_who_looked(visitor):
    link, _ = a_link(visitor)

    services.open_link(link, "", NOW, who="Dr Amara Okafor")

    assert [(o.happened, o.who) for o in services.opens_of(link)] == [("opened", "Dr Amara Okafor")]
    assert Looked.objects.filter(who=Who.LINK, what="looked", part="My physio").count() == 1


def test_a_wrong_passcode_stands_in_its_list_and_shows_nothing(visitor):
    link, _ = a_link(visitor, passcode="482913")

    assert services.open_link(link, "482914", NOW) is Happened.WRONG
    assert opens() == ["wrong_passcode"]
    assert not Looked.objects.filter(what="looked").exists()


def test_the_right_passcode_opens_however_it_is_spaced(visitor):
    link, _ = a_link(visitor, passcode="482913")

    assert services.open_link(link, " 482 913 ", NOW) is Happened.OPENED


def test_a_right_passcode_costs_no_attempt(visitor):
    link, _ = a_link(visitor, passcode="482913")

    services.open_link(link, "482913", NOW)
    link.refresh_from_db()

    assert link.attempts_left == ATTEMPTS


def test_after_the_last_attempt_the_right_passcode_opens_nothing(visitor):
    link, secret = a_link(visitor, passcode="482913")
    tried = [services.open_link(link, "000000", NOW) for _ in range(ATTEMPTS + 2)]

    assert tried.count(Happened.WRONG) == ATTEMPTS
    assert services.open_link(link, "482913", NOW) is Happened.REFUSED
    assert services.link_at(ReportLink, secret, NOW) is None


def test_a_link_that_was_revoked_meanwhile_opens_nothing(visitor):
    link, _ = a_link(visitor)
    before = ReportLink.objects.get()
    services.revoke(link, Who.YOU, NOW)

    assert services.open_link(before, "", NOW) is Happened.REFUSED


@pytest.mark.parametrize("ended", [{"expires_at": NOW}, {"attempts_left": 0}])
def test_what_it_held_is_gone_once_it_has_ended(visitor, ended):
    a_link(visitor)
    ReportLink.objects.update(**ended)

    services.end_what_ended(NOW)

    assert ReportLink.objects.get().sealed == ""


def test_what_it_held_is_gone_at_once_when_it_is_revoked(visitor):
    link, _ = a_link(visitor)
    a_link(visitor)

    services.revoke(link, Who.YOU, NOW)

    assert list(ReportLink.objects.order_by("pk").values_list("sealed", flat=True)) == [
        "",
        "sealed",
    ]


def test_the_list_shows_open_links_first(visitor):
    first, _ = a_link(visitor, label="first")
    a_link(visitor, label="second")
    services.revoke(first, Who.YOU, NOW)

    assert [link.label for link in services.links_of(visitor, NOW)] == ["second", "first"]


def test_there_is_an_end_to_the_open_links_and_none_to_those_that_ended(visitor):
    for _ in range(services.MOST):
        a_link(visitor)
    more = ReportLink(visitor=visitor, label="x", made_at=NOW, expires_at=NOW + A_WEEK)
    assert not services.keep(more, new_secret(), "", Who.YOU)

    ReportLink.objects.update(revoked_at=NOW)

    assert services.keep(more, new_secret(), "", Who.YOU)


def test_the_list_of_what_happened_does_not_grow_for_ever_and_wrong_tries_push_no_look_out(visitor):
    link, _ = a_link(visitor)
    services.open_link(link, "", NOW)
    for _ in range(services.OPENS_KEPT + 5):
        services.note_opened(link, Happened.WRONG, NOW)

    assert opens().count("wrong_passcode") == services.OPENS_KEPT
    assert opens().count("opened") == 1
