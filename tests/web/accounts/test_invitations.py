"""Who may make an account."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from tests.program import run as program
from tests.web.accounts.conftest import PASSWORD, Member
from unclench.cli import main
from unclench.web.accounts.invitations import invite
from unclench.web.accounts.models import Invitation, User


@pytest.fixture
def invited_only(settings):
    settings.SIGN_UP = "invited"


def run(*words: str):
    return CliRunner().invoke(main, ["account", *words])


@pytest.mark.usefixtures("invited_only")
def test_without_an_invitation_there_is_no_account(vera):
    page = vera.words_of("/account/signup/")
    vera.signs_up()

    assert "Accounts are by invitation here" in page
    assert User.objects.count() == 0


@pytest.mark.usefixtures("invited_only")
def test_an_invitation_makes_one_account_and_no_second(vera, tom):
    word = invite(timedelta(days=7))

    vera.opens(f"/account/invited/{word}/")
    vera.signs_up()
    tom.opens(f"/account/invited/{word}/")
    tom.signs_up()

    assert [user.email for user in User.objects.all()] == ["vera@example.org"]
    assert "does not work any more" in tom.words_of(f"/account/invited/{word}/")


@pytest.mark.usefixtures("invited_only")
def test_looking_at_an_invitation_does_not_use_it_up(vera, tom):
    word = invite(timedelta(days=7))
    tom.opens(f"/account/invited/{word}/")

    vera.opens(f"/account/invited/{word}/")
    vera.signs_up()

    assert User.objects.count() == 1


@pytest.mark.usefixtures("invited_only")
def test_of_two_with_the_same_invitation_the_faster_one_gets_the_account(vera, tom):
    word = invite(timedelta(days=7))
    vera.opens(f"/account/invited/{word}/")
    tom.opens(f"/account/invited/{word}/")

    tom.signs_up()
    late = vera.signs_up()

    assert User.objects.get().email == "tom@example.org"
    assert "by invitation" in late.content.decode()


@pytest.mark.usefixtures("invited_only")
def test_an_invitation_ends(vera):
    word = invite(timedelta(days=7))
    Invitation.objects.update(ends_at=timezone.now())

    assert vera.opens(f"/account/invited/{word}/").status_code == 404


@pytest.mark.usefixtures("invited_only")
def test_a_password_that_is_refused_does_not_use_up_the_invitation(vera):
    word = invite(timedelta(days=7))
    vera.opens(f"/account/invited/{word}/")

    vera.signs_up("short")
    vera.signs_up()

    assert User.objects.count() == 1


def test_closed_is_closed_even_with_an_invitation(vera, settings):
    settings.SIGN_UP = "closed"
    vera.opens(f"/account/invited/{invite(timedelta(days=7))}/")

    vera.signs_up()

    assert User.objects.count() == 0


def test_a_copy_of_the_database_invites_nobody(db):
    word = invite(timedelta(days=7))

    assert word not in str(list(Invitation.objects.values()))


def test_the_command_prints_an_invitation_that_works(vera, settings):
    settings.SIGN_UP = "invited"

    link = run("invite", "--site", "https://back.example.org/").stdout.strip()
    vera.opens(link.removeprefix("https://back.example.org"))
    vera.signs_up()

    assert User.objects.count() == 1


def test_the_list_of_accounts_holds_addresses_only(vera, tom):
    vera.finishes()
    vera.signs_up()
    tom.signs_up()

    assert run("list").stdout == "tom@example.org\nvera@example.org\n"


def test_the_command_prints_a_link_for_a_new_password_that_works_once(vera):
    vera.signs_up()
    link = run("reset", "Vera@example.org", "--site", "http://x").stdout.strip()
    path = link.removeprefix("http://x")

    form = Member().browser.get(path, follow=True)
    here = form.redirect_chain[-1][0]
    sent = {"password1": "quite another breath", "password2": "quite another breath"}
    form.client.post(here, sent)

    assert Member().signs_in("quite another breath")["Location"] == "/you/"
    assert "does not work any more" in Member().browser.get(path, follow=True).content.decode()


def test_the_command_helps_somebody_without_their_codes(vera):
    from allauth.mfa.models import Authenticator

    vera.signs_up()
    Authenticator.objects.create(user=User.objects.get(), type="totp", data={"secret": "a"})

    run("reset", "vera@example.org", "--without-codes")

    vera.signs_out()
    assert vera.signs_in(PASSWORD)["Location"] == "/you/"


def test_a_link_for_an_address_without_an_account_is_refused_in_words(db):
    result = run("reset", "nobody@example.org")

    assert result.exit_code == 1
    assert "There is no account with the address nobody@example.org" in result.stderr


@pytest.mark.parametrize(
    "site", ["nonsense", "back.example.org", "ftp://back.example.org", "https://", "https://a b"]
)
@pytest.mark.parametrize("command", [["invite"], ["reset", "vera@example.org"]])
def test_no_link_is_made_for_a_site_that_is_no_address_of_the_web(command: list[str], site: str):
    done = run(*command, "--site", site)

    assert done.exit_code == 2
    assert f"{site!r} is no address of a site" in done.stderr
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("site", ["https://back.example.org/", "HTTP://192.168.1.20:8000"])
def test_a_link_begins_with_the_address_of_the_site_that_is_named(site: str):
    done = run("invite", "--site", site)

    assert done.stdout.startswith(f"{site.rstrip('/')}/account/invited/")


def test_a_link_is_made_for_an_origin_that_is_one_name(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://*.example.org", "https://back.example.org"]

    assert run("invite").stdout.startswith("https://back.example.org/account/invited/")


@pytest.mark.parametrize("site", ["https://back.example.org", "https://back.example.org/back/"])
def test_the_path_of_a_site_stands_in_a_link_once(tmp_path, site: str):
    program(tmp_path, "export", "-o", tmp_path / "record.zip")  # makes the tables

    done = program(tmp_path, "account", "invite", "--site", site, UNCLENCH_PATH="/back")

    assert done.stdout.startswith("https://back.example.org/back/account/invited/")
