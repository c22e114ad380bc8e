"""What the environment says about accounts; what cannot be used stops the program with one line."""

import os
import subprocess
import sys

import pytest

from unclench.web.accounts import configured
from unclench.web.declared import SettingError

HERE = ["127.0.0.1", "localhost", "[::1]"]


def python(code: str, data, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs some Python with the real settings."""
    env = {"PATH": os.environ["PATH"], "UNCLENCH_DATA": str(data), "PYTHONPATH": "."} | settings
    env["DJANGO_SETTINGS_MODULE"] = "unclench.web.settings"
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.8.9.1", "a.localhost"])
def test_some_hosts_are_this_computer_only(host):
    assert configured.is_loopback(host)


@pytest.mark.parametrize("host", ["192.168.1.20", "*", ".local", "back.example.org", "0.0.0.0", ""])
def test_all_other_hosts_may_be_reached_by_others(host):
    assert not configured.is_loopback(host)


def test_one_person_without_a_login_is_refused_where_others_could_reach_the_site(monkeypatch):
    monkeypatch.setenv("UNCLENCH_SINGLE_PERSON", "on")

    assert configured.single_person(HERE)
    with pytest.raises(SettingError, match="UNCLENCH_SINGLE_PERSON"):
        configured.single_person([*HERE, "192.168.1.20"])


def test_the_program_does_not_start_for_one_person_on_a_public_name(tmp_path):
    settings = {"UNCLENCH_SINGLE_PERSON": "on", "UNCLENCH_HOSTS": "back.example.org"}

    run = python("import django; django.setup()", tmp_path, **settings)

    assert run.returncode == 1
    assert len(run.stderr.strip().splitlines()) == 1
    assert run.stderr.startswith("UNCLENCH_SINGLE_PERSON='on' cannot be used")


def test_the_program_does_not_listen_to_others_for_one_person(tmp_path):
    code = "from unclench.cli import main; main(['serve', '--host', '0.0.0.0'])"

    run = python(code, tmp_path, UNCLENCH_SINGLE_PERSON="on")

    assert run.returncode == 1
    assert "--host 0.0.0.0 lets others reach the site" in run.stderr


def test_passwords_are_kept_as_argon2id(tmp_path):
    code = (
        "import django; django.setup()\n"
        "from django.contrib.auth.hashers import make_password\n"
        "print(make_password('slow warm breath'))"
    )

    assert python(code, tmp_path).stdout.startswith("argon2$argon2id$")


def test_the_secret_of_a_site_is_its_own(tmp_path):
    code = "from django.conf import settings; print(settings.SECRET_KEY)"

    first, second = python(code, tmp_path / "a"), python(code, tmp_path / "b")

    assert first.stdout != second.stdout
    assert len(first.stdout) > 60


def test_on_this_computer_anybody_may_sign_up_and_elsewhere_whoever_is_invited(monkeypatch):
    monkeypatch.delenv("UNCLENCH_SIGN_UP", raising=False)

    assert configured.sign_up(HERE) == "open"
    assert configured.sign_up([*HERE, "192.168.1.20"]) == "invited"


def test_a_word_for_signing_up_that_is_not_known_is_refused(monkeypatch):
    monkeypatch.setenv("UNCLENCH_SIGN_UP", "sometimes")

    with pytest.raises(SettingError, match="`open`, `invited` or `closed`"):
        configured.sign_up(HERE)


def test_the_address_of_a_mail_server_is_read(monkeypatch):
    monkeypatch.setenv("UNCLENCH_EMAIL_URL", "smtp://vera:a%40b@mail.example:2525?tls=on")
    monkeypatch.setenv("UNCLENCH_EMAIL_FROM", "Unclench <back@example.org>")

    mail = configured.mail()

    assert (mail.host, mail.port, mail.user, mail.password) == ("mail.example", 2525, "vera", "a@b")
    assert (mail.start_tls, mail.tls) == (True, False)


def test_encryption_from_the_first_byte_has_a_scheme_of_its_own(monkeypatch):
    monkeypatch.setenv("UNCLENCH_EMAIL_URL", "smtps://mail.example")
    monkeypatch.setenv("UNCLENCH_EMAIL_FROM", "back@example.org")

    mail = configured.mail()

    assert (mail.port, mail.start_tls, mail.tls) == (465, False, True)


@pytest.mark.parametrize("url", ["mail.example", "smtp://", "smtp://vera:secret@mail:port"])
def test_a_mail_server_that_cannot_be_used_is_named_without_its_password(monkeypatch, url):
    monkeypatch.setenv("UNCLENCH_EMAIL_URL", url)

    with pytest.raises(SettingError) as refused:
        configured.mail()

    assert "secret" not in str(refused.value)


def test_a_mail_server_needs_a_sender(monkeypatch):
    monkeypatch.setenv("UNCLENCH_EMAIL_URL", "smtp://mail.example")
    monkeypatch.delenv("UNCLENCH_EMAIL_FROM", raising=False)

    with pytest.raises(SettingError, match="UNCLENCH_EMAIL_FROM"):
        configured.mail()


def test_single_sign_on_needs_encryption_unless_it_is_on_this_computer(monkeypatch):
    monkeypatch.setenv("UNCLENCH_OIDC_URL", "http://id.example.org")

    with pytest.raises(SettingError, match="https"):
        configured.single_sign_on()


def test_half_of_single_sign_on_is_a_mistake(monkeypatch):
    monkeypatch.setenv("UNCLENCH_OIDC_URL", "https://id.example.org/realm/")
    monkeypatch.setenv("UNCLENCH_OIDC_ID", "unclench")
    monkeypatch.delenv("UNCLENCH_OIDC_SECRET", raising=False)

    with pytest.raises(SettingError, match="UNCLENCH_OIDC_SECRET"):
        configured.single_sign_on()


def test_single_sign_on_is_called_by_its_host_if_it_has_no_name(monkeypatch):
    monkeypatch.setenv("UNCLENCH_OIDC_URL", "https://id.example.org/realm/")
    monkeypatch.setenv("UNCLENCH_OIDC_ID", "unclench")
    monkeypatch.setenv("UNCLENCH_OIDC_SECRET", "s")

    provider = configured.single_sign_on()

    assert provider is not None
    assert (provider.name, provider.origin) == ("id.example.org", "https://id.example.org")


def test_tries_are_counted_in_the_database_when_several_processes_may_serve():
    many = configured.caches({"ENGINE": "django.db.backends.postgresql"})
    one = configured.caches({"ENGINE": "django.db.backends.sqlite3"})

    assert many["default"]["BACKEND"].endswith("DatabaseCache")
    assert one["default"]["BACKEND"].endswith("LocMemCache")
