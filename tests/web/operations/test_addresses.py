"""Hosts and origins: one that would refuse every page or form is told before anybody comes."""

import pytest

from tests.program import run
from unclench.web.addresses import hosts, origins
from unclench.web.declared import SettingError

BACK = ["back.example.org"]


@pytest.fixture
def named(monkeypatch):
    """Sets what the environment names."""

    def name(**settings: str) -> None:
        for each, value in settings.items():
            monkeypatch.setenv(f"UNCLENCH_{each}", value)

    return name


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("https://back.example.org", "back.example.org"),
        ("https://back.example.org:8443/", "back.example.org"),
        ("back.example.org:8000", "back.example.org"),
        ("back.example.org/back", "back.example.org"),
        ("back.example.org.", "back.example.org"),
        ("*.example.org", ".example.org"),
        ("::1", "[::1]"),
        ("[::1]:8000", "[::1]"),
    ],
)
def test_a_host_that_no_browser_sends_is_refused_and_the_one_that_is_meant_is_said(
    named, wrong: str, meant: str
):
    named(HOSTS=f"localhost,{wrong}")

    with pytest.raises(SettingError) as refused:
        hosts()

    assert str(refused.value).startswith(f"UNCLENCH_HOSTS={wrong!r} cannot be used: expected a ")
    assert str(refused.value).endswith(f". Write {meant}.")


@pytest.mark.parametrize("wrong", ["my_server", "https://", "http://[", "back example", "**"])
def test_a_host_of_which_nothing_can_be_made_is_refused_without_a_guess(named, wrong: str):
    named(HOSTS=wrong)

    with pytest.raises(SettingError) as refused:
        hosts()

    assert "Write" not in str(refused.value)


@pytest.mark.parametrize("right", ["*", ".example.org", "Back.example.org", "10.0.0.7", "[::1]"])
def test_a_host_that_a_browser_may_send_is_taken(named, right: str):
    named(HOSTS=right)

    assert hosts() == [right]


@pytest.mark.parametrize("empty", ["", " , "])
def test_a_site_without_a_named_host_answers_to_this_computer(named, empty: str):
    named(HOSTS=empty)

    assert hosts() == ["127.0.0.1", "localhost", "[::1]"]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://back.example.org/", "https://back.example.org"),
        ("https://back.example.org:443", "https://back.example.org"),
        ("http://back.example.org:80/", "http://back.example.org"),
        ("HTTPS://Back.Example.org", "https://back.example.org"),
        ("https://back.example.org:8443", "https://back.example.org:8443"),
    ],
)
def test_an_origin_is_compared_as_browsers_write_it(named, written: str, sent: str):
    named(ORIGINS=written)

    assert origins(BACK) == [sent]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("back.example.org", "https://back.example.org"),
        ("https://back.example.org/back", "https://back.example.org"),
        ("http://back.example.org/back", "http://back.example.org"),
        ("back.example.org:443", "https://back.example.org"),
    ],
)
def test_an_origin_that_no_browser_sends_is_refused_and_the_one_that_is_meant_is_said(
    named, wrong: str, meant: str
):
    named(ORIGINS=wrong)

    with pytest.raises(SettingError) as refused:
        origins(BACK)

    assert str(refused.value).startswith(f"UNCLENCH_ORIGINS={wrong!r} cannot be used: expected ")
    assert str(refused.value).endswith(f". Write {meant}.")


@pytest.mark.parametrize("wrong", ["https://", "ftp://", "https://[", "https://*", "*", "null"])
def test_an_origin_without_a_host_or_a_scheme_of_the_web_is_refused(named, wrong: str):
    named(ORIGINS=wrong)

    with pytest.raises(SettingError, match="UNCLENCH_ORIGINS"):
        origins(["*"])


@pytest.mark.parametrize(
    "answered", [["back.example.org"], [".example.org"], ["*"], ["localhost", "BACK.example.org"]]
)
def test_an_origin_whose_host_is_answered_is_taken(named, answered: list[str]):
    named(ORIGINS="https://back.example.org:8443")

    assert origins(answered) == ["https://back.example.org:8443"]


def test_origins_of_all_names_need_hosts_of_all_names(named):
    named(ORIGINS="https://*.example.org")

    assert origins([".example.org"]) == ["https://*.example.org"]
    with pytest.raises(SettingError, match="UNCLENCH_HOSTS"):
        origins(BACK)


def test_an_origin_whose_host_is_not_answered_says_which_hosts_to_set(named):
    named(ORIGINS="https://back.example.org")

    with pytest.raises(SettingError) as refused:
        origins(["127.0.0.1", "localhost"])

    assert "back.example.org is not among UNCLENCH_HOSTS" in str(refused.value)
    assert "Set UNCLENCH_HOSTS=127.0.0.1,localhost,back.example.org." in str(refused.value)


@pytest.mark.parametrize("command", ["serve", "doctor"])
def test_a_program_with_a_wrong_origin_ends_with_one_line_that_says_so(tmp_path, command: str):
    done = run(tmp_path, command, UNCLENCH_ORIGINS="https://back.example.org")

    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert line.startswith("UNCLENCH_ORIGINS='https://back.example.org' cannot be used")
