"""A link is made of the report that was previewed, and shown once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.health_links.conftest import LIVED, Reader, Sharer, link_on
from unclench.commands.doctor import _health_links
from unclench.health_link.link import Flag
from unclench.web.archive.models import Looked, What
from unclench.web.health_links.models import HealthLink


def test_the_page_says_what_is_shared_and_leads_to_the_preview(sharer):
    page = sharer.browser.get("/report/health-link/", LIVED | {"part": ["why", "course"]})

    assert "21 November 2025 to 20 January 2026" in page.content.decode()
    assert page.context["parts"] == ["Why now", "Pain and what I could do, day by day"]
    assert "part=why&part=course" in page.context["preview_url"]


def test_the_preview_leads_to_it_with_the_same_choice(sharer):
    page = sharer.page("why")

    assert page.context["health_link_url"].startswith("/report/health-link/?days=own")
    assert page.context["health_link_url"].endswith("part=why")


def test_a_link_is_a_page_and_a_hash_and_what_only_the_browser_sees(sharer):
    reader = sharer.makes()

    assert reader.text.startswith("http://testserver/health-link/?n#shlink:/")
    assert reader.link.url.startswith("http://testserver/health-link/m/")
    assert len(reader.link.url) <= 128


def test_it_usually_lasts_a_week_and_asks_for_six_digits(sharer):
    reader = sharer.makes()

    in_a_week = (timezone.now() + timedelta(days=7)).timestamp()
    assert reader.link.exp_s == pytest.approx(in_a_week, abs=60)
    assert reader.link.flags == {Flag.PASSCODE}
    assert reader.passcode.isdigit()
    assert len(reader.passcode) == 6


def test_a_link_of_a_year_is_long_term(sharer):
    assert sharer.makes(lasts="year").link.flags == {Flag.PASSCODE, Flag.LONG_TERM}


def test_without_a_passcode_it_is_one_file_and_a_warning_stands_there(sharer):
    page = sharer.wishes(passcode_from="none").content.decode()

    assert Reader(link_on(page), "").link.flags == {Flag.ONE_FILE}
    assert "There is no passcode." in page


@pytest.mark.parametrize(
    ("wish", "page"),
    [
        ({"passcode_from": "own", "passcode": "blue kettle"}, "/health-link/"),
        ({"passcode_from": "own", "passcode": "190 284"}, "/health-link/"),
        ({"passcode_from": "own", "passcode": "190284"}, "/health-link/?n"),
        ({"passcode_from": "none"}, "/health-link/"),
    ],
)
def test_it_asks_for_the_keys_of_numbers_where_a_passcode_has_nothing_else(sharer, wish, page):
    assert sharer.makes(**wish).text.startswith(f"http://testserver{page}#shlink:/")


def test_an_own_passcode_counts(sharer):
    reader = sharer.makes(passcode_from="own", passcode="blue kettle")

    assert reader.passcode == "blue kettle"
    assert reader.asks().status_code == 200
    assert reader.asks(passcode="bluekettle").status_code == 200


@pytest.mark.parametrize("passcode", ["", "123", "1" * 41])
def test_an_own_passcode_that_is_too_short_or_too_long_is_said(sharer, passcode):
    answer = sharer.wishes(passcode_from="own", passcode=passcode)

    assert answer.status_code == 422
    assert answer.context["errors"][0]["href"] == "#passcode"
    assert not HealthLink.objects.exists()


def test_the_label_goes_along(sharer):
    assert sharer.makes(label="For the physio").link.label == "For the physio"


def test_it_says_when_a_clinic_cannot_reach_it(sharer, settings):
    settings.ALLOWED_HOSTS = ["*"]
    chosen, host = LIVED | {"part": "why"}, {"host": "192.168.1.20:80"}

    answer = sharer.browser.get("/report/health-link/", chosen, headers=host)

    assert "in your own network only" in answer.content.decode()


def test_a_site_with_a_public_address_puts_it_into_the_link(sharer, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://back.example.org"]
    settings.SITE_ORIGIN = "https://back.example.org"
    page = sharer.wishes().content.decode()

    assert Reader(link_on(page), "").link.url.startswith("https://back.example.org/health-link/m/")
    assert "Nobody else can open it" not in page


def test_a_site_with_an_address_that_is_too_long_says_so_and_makes_nothing(sharer, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://set.example"]
    settings.SITE_ORIGIN = f"https://{'a' * 60}.example.org"

    answer = sharer.wishes()

    assert answer.status_code == 422
    assert "too long for a health link" in answer.content.decode()
    assert not HealthLink.objects.exists()


def test_nothing_is_made_without_a_record(db):
    assert Sharer().wishes()["Location"] == "/report/"
    assert not HealthLink.objects.exists()


def test_nothing_is_made_of_no_part(sharer):
    assert sharer.sends("/report/health-link/", days="own")["Location"] == "/report/"


def test_making_stands_in_the_list_of_who_looked(sharer):
    sharer.makes(label="For the physio")

    made = Looked.objects.get(what=What.LINK_MADE)
    assert made.part == "For the physio"


def test_a_code_that_is_made_again_may_end_the_one_before(sharer):
    first = sharer.makes()

    second = sharer.makes(instead="on")

    assert first.asks().status_code == 404
    assert second.asks().status_code == 200


def test_unless_it_is_asked_for_the_one_before_goes_on(sharer):
    first = sharer.makes()

    sharer.makes()

    assert first.asks().status_code == 200


def test_a_code_that_somebody_opened_is_never_ended_by_a_new_one(sharer):
    first = sharer.makes()
    first.asks()

    sharer.makes(instead="on")

    assert first.asks().status_code == 200


def test_to_end_the_one_before_is_offered_only_after_it_was_made(sharer):
    address, offer = "/report/health-link/", "End the QR code that I made at"
    before = sharer.browser.get(address, LIVED | {"part": "why"}).content.decode()
    sharer.makes()

    after = sharer.browser.get(address, LIVED | {"part": "why"}).content.decode()

    assert (offer in before, offer in after) == (False, True)


def has_open(sharer, many: int) -> None:
    """So many links that are open: one as it is made, and others like it."""
    sharer.makes(passcode_from="none")
    link = HealthLink.objects.get()
    others = (HealthLink(**_like(link), secret_hash=f"{n:064}") for n in range(many - 1))
    HealthLink.objects.bulk_create(others)


def _like(link: HealthLink) -> dict[str, object]:
    own = {"id", "secret_hash"}
    return {f.attname: getattr(link, f.attname) for f in link._meta.fields if f.name not in own}


def test_the_twenty_first_that_is_open_is_not_made(sharer):
    has_open(sharer, 20)

    answer = sharer.wishes()

    assert answer.status_code == 422
    assert 'href="/report/links/">20 links are open already' in answer.content.decode()


def test_with_twenty_open_a_new_one_may_still_take_the_place_of_the_last(sharer):
    has_open(sharer, 20)

    assert sharer.wishes(instead="on").status_code == 200


def test_a_name_goes_into_the_sealed_file_and_is_not_kept(sharer):
    reader = sharer.makes(passcode_from="none", name="Quince Marmalade")

    told = str(reader.opens(reader.fetches().content.decode()))
    assert "Quince Marmalade" in told
    assert "Quince" not in str(HealthLink.objects.values().get())


def test_the_answer_with_the_link_is_stored_nowhere(sharer):
    assert "no-store" in sharer.wishes()["Cache-Control"]


def test_of_the_chosen_parts_nothing_else_is_behind_it(sharer):
    answer = sharer.sends(
        "/report/health-link/", **LIVED, part=["why"], passcode_from="none"
    ).content.decode()
    reader = Reader(link_on(answer), "")

    document = reader.opens(reader.fetches().content.decode())
    titles = [section["title"] for section in document["entry"][0]["resource"]["section"]]
    assert "Why now" in titles
    assert "Course of pain" not in titles


@pytest.mark.parametrize(
    ("origin", "said"), [("http://127.0.0.1:8000", 1), ("https://back.example.org", 0)]
)
def test_doctor_says_when_no_clinic_can_open_a_link(settings, origin, said):
    settings.SITE_ORIGIN = origin

    assert len(list(_health_links(settings))) == said
