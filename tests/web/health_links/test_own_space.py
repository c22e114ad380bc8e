"""A sealed file for somebody's own web space: nothing of it stays here."""

import html
import re

import pytest

from tests.web.health_links.conftest import Reader, Sharer, link_on
from unclench.health_link.link import Flag
from unclench.web.health_links.models import HealthLink

SPACE = "https://me.example.org/files/"


def made(sharer: Sharer, space: str = SPACE) -> tuple[Reader, str, str]:
    """The reader with its link, the name of the file, and the file."""
    page = html.unescape(sharer.wishes("own-space/", space=space).content.decode())
    file = re.search(r'href="data:application/jose,([^"]+)" download="([^"]+)"', page)
    return Reader(link_on(page), ""), file[2], file[1]


def test_the_file_is_opened_with_the_link(sharer):
    reader, _, sealed = made(sharer)

    assert reader.opens(sealed)["type"] == "document"


def test_the_link_leads_to_the_folder_and_the_name(sharer):
    reader, name, _ = made(sharer)

    assert reader.link.url == SPACE + name
    assert re.fullmatch(r"[\w-]{43}", name)
    assert reader.link.flags == {Flag.ONE_FILE}


def test_it_names_no_page_that_others_cannot_reach(sharer):
    assert made(sharer)[0].text.startswith("shlink:/")


def test_a_bar_at_the_end_of_the_folder_is_added(sharer):
    assert made(sharer, SPACE.rstrip("/"))[0].link.url.startswith(SPACE)


def test_nothing_of_it_is_kept(sharer):
    made(sharer)

    assert not HealthLink.objects.exists()


@pytest.mark.parametrize(
    "space",
    [
        "",
        "me.example.org",
        "http://me.example.org/",
        "https://192.168.0.2/",
        "https://me.example.org/?a=",
        "https://me.example.org/" + "a" * 70,
    ],
)
def test_a_space_that_does_not_fit_is_said(sharer, space):
    answer = sharer.wishes("own-space/", space=space)

    assert answer.status_code == 422
    assert answer.context["errors"][0]["href"] == "#space"
