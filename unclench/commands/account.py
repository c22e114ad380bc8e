"""`unclench account …`: invitations and accounts, for whoever runs the site."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import click

from unclench.commands.console import stop

DAYS = 7


def _address(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """A link from anything else would lead nowhere."""
    if given and not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", given, re.IGNORECASE):
        raise click.BadParameter(
            f"{given!r} is no address of a site. Expected one such as https://back.example.org"
        )
    return given


SITE = click.option(
    "--site", callback=_address, help="Where the site is, such as https://back.example.org"
)


@click.group("account")
def account_group() -> None:
    """Invite somebody, list the accounts, or help somebody who cannot sign in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    import django

    django.setup()


@account_group.command("invite")
@click.option("--days", default=DAYS, show_default=True, type=click.IntRange(1, 90))
@SITE
def invite_command(days: int, site: str | None) -> None:
    """Print a link that makes one account. It works once, and ends after some days."""
    from django.urls import reverse

    from unclench.web.accounts.invitations import invite

    with _database():
        word = invite(timedelta(days=days))
    click.echo(_site(site) + reverse("invited", args=[word]))
    click.echo(f"It makes one account, and ends in {days} days. Send it to nobody else.", err=True)


@account_group.command("list")
def list_command() -> None:
    """Print the address of every account, and nothing of what is kept with it."""
    from unclench.web.accounts.models import User

    with _database():
        addresses = list(User.objects.order_by("email").values_list("email", flat=True))
    for address in addresses:
        click.echo(address)


@account_group.command("reset")
@click.argument("email")
@SITE
@click.option("--without-codes", is_flag=True, help="Also switch off their one-time codes.")
def reset_command(email: str, site: str | None, without_codes: bool) -> None:
    """Print a link with which somebody chooses a new password. It works once, for one day."""
    with _database():
        user = _account(email)
        path = _path_for_a_new_password(user)
        if without_codes:
            _switch_off_codes(user)
    click.echo(_site(site) + path)
    click.echo("It works once, for one day. Give it to nobody else.", err=True)


@account_group.command("end-visits")
@click.argument("email")
def end_visits_command(email: str) -> None:
    """Sign somebody out on every device, such as after a phone was lost."""
    from unclench.web.accounts.visits import end_visits

    with _database():
        end_visits(_account(email))
    click.echo(f"{email} is signed out everywhere.", err=True)


def _account(email: str) -> Any:
    from unclench.web.accounts.models import User

    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        stop(f"There is no account with the address {email}. `unclench account list` names all.")
    return user


def _path_for_a_new_password(user: object) -> str:
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.urls import reverse

    words = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=words)


def _switch_off_codes(user: object) -> None:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user=user, type__in=["totp", "recovery_codes"]).delete()


def _site(given: str | None) -> str:
    """Where the site is, as far as the settings tell."""
    from django.conf import settings

    plain = (origin for origin in settings.CSRF_TRUSTED_ORIGINS if "*" not in origin)
    named = [given, *plain, f"http://{_host()}:{settings.PORT}"]
    site = next(site for site in named if site).rstrip("/")
    return site.removesuffix(settings.FORCE_SCRIPT_NAME or "")  # The path of a page begins with it.


def _host() -> str:
    from django.conf import settings

    plain = [host for host in settings.ALLOWED_HOSTS if host[0] not in "*."]
    return plain[0] if plain else "127.0.0.1"


@contextmanager
def _database() -> Iterator[None]:
    """Says in one line what is wrong with a database that is not there yet."""
    from django.db.utils import DatabaseError

    try:
        yield
    except DatabaseError as error:
        stop(f"The database cannot be read: {error}. `unclench serve` prepares it.")
