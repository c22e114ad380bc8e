"""What a link says, to the letter of the specification."""

import base64
import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unclench.health_link.link import Flag, Link, LinkError, read_link, write_link

KEY = bytes(range(32))
URL = f"https://back.example.org/health-link/m/{'a' * 43}"
VIEWER = "https://back.example.org/health-link/"

links = st.builds(
    Link,
    url=st.just(URL),
    key=st.binary(min_size=32, max_size=32),
    exp_s=st.none() | st.integers(min_value=1, max_value=2**40),
    flags=st.frozensets(st.sampled_from([Flag.LONG_TERM, Flag.PASSCODE]))
    | st.frozensets(st.sampled_from([Flag.LONG_TERM, Flag.ONE_FILE])),
    label=st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
)


def told_in(text: str) -> str:
    letters = text.rpartition("shlink:/")[2]
    return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4)).decode()


def holding(**told: object) -> str:
    payload = {"url": URL, "key": "A" * 43, **told}
    return "shlink:/" + base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")


def test_it_is_minified_json_in_base64url():
    link = Link(URL, KEY, 1_800_000_000, frozenset({Flag.PASSCODE, Flag.LONG_TERM}), "My back")

    assert told_in(write_link(link)) == (
        f'{{"url":"{URL}","key":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",'
        '"exp":1800000000,"flag":"LP","label":"My back","v":1}'
    )


def test_it_begins_as_a_link_or_as_a_page_that_ends_in_a_hash():
    link = Link(URL, KEY)

    assert write_link(link).startswith("shlink:/ey")
    assert write_link(link, VIEWER).startswith(f"{VIEWER}#shlink:/ey")
    assert "=" not in write_link(link)


@given(links, st.sampled_from(["", VIEWER]))
def test_what_was_written_is_read_back(link: Link, viewer: str):
    assert read_link(write_link(link, viewer)) == link


def test_the_example_of_the_specification_is_read():
    link = read_link(
        "https://viewer.example.org#shlink:/eyJ1cmwiOiJodHRwczovL2Voci5leGFtcGxlLm9yZy9xci9ZOXh3a1V"
        "kdG1OOXd3b0pvTjNmZkpJaFgyVUd2Q0wxSm5sUFZOTDNrRFdNL20iLCJmbGFnIjoiTFAiLCJrZXkiOiJyeFRnWWxPY"
        "UtKUEZ0Y0VkMHFjY2VOOHdFVTRwOTRTcUF3SVdRZTZ1WDdRIiwibGFiZWwiOiJCYWNrLXRvLXNjaG9vbCBpbW11bml"
        "6YXRpb25zIGZvciBPbGl2ZXIgQnJvd24ifQ"
    )

    assert link.url == "https://ehr.example.org/qr/Y9xwkUdtmN9wwoJoN3ffJIhX2UGvCL1JnlPVNL3kDWM/m"
    assert link.label == "Back-to-school immunizations for Oliver Brown"
    assert link.flags == {Flag.LONG_TERM, Flag.PASSCODE}


@pytest.mark.parametrize(
    ("field", "changed"),
    {
        "url": {"url": "https://back.example.org/" + "a" * 104},
        "key": {"key": bytes(31)},
        "exp": {"exp_s": 0},
        "label": {"label": "a" * 81},
        "flag": {"flags": frozenset({Flag.PASSCODE, Flag.ONE_FILE})},
    }.items(),
)
def test_what_breaks_a_rule_is_not_written_and_the_field_is_named(field: str, changed: dict):
    with pytest.raises(LinkError) as error:
        Link(**{"url": URL, "key": KEY, **changed})

    assert error.value.field == field


@pytest.mark.parametrize(
    ("field", "text"),
    {
        "link": "https://back.example.org/",
        "url": holding(url="javascript:alert(1)"),
        "key": holding(key="A" * 42),
        "exp": holding(exp="soon"),
        "flag": holding(flag="PU"),
        "label": holding(label=7),
        "v": holding(v=2),
    }.items(),
)
def test_what_breaks_a_rule_is_not_read_and_the_field_is_named(field: str, text: str):
    with pytest.raises(LinkError) as error:
        read_link(text)

    assert error.value.field == field


@given(st.text())
def test_any_other_text_is_refused_in_words(text: str):
    with pytest.raises(LinkError):
        read_link(f"shlink:/{text}")


@pytest.mark.parametrize("exp", [float("inf"), float("-inf"), float("nan"), 2**60, -1, True])
def test_a_time_that_nobody_means_is_refused(exp):
    with pytest.raises(LinkError, match="exp"):
        read_link(holding(exp=exp))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
)
payloads = st.dictionaries(st.sampled_from(["url", "key", "exp", "flag", "label", "v"]), anything)


@given(payloads)
def test_whatever_stands_in_it_no_other_fault_comes_of_it(told: dict):
    with contextlib.suppress(LinkError):
        read_link(holding(**told))


def test_what_a_later_version_adds_is_passed_over():
    assert read_link(holding(flag="LX", later={"a": 1})).flags == {Flag.LONG_TERM}
