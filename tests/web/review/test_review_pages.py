"""Anyone can read how the program decides."""

import gzip
import html

import pytest

from tests.browser.violations import violations
from unclench.web.review import pages


def _text(response):
    return " ".join(html.unescape(response.content.decode()).split())


def test_the_index_leads_to_every_danger_sign(person, base):
    page = _text(person.opens("/how-it-decides/"))

    assert [flag for flag in base.red_flags if f"/how-it-decides/{flag}/" not in page] == []


def test_the_index_says_that_no_clinician_has_approved_the_rules(person):
    assert "No clinician has approved these rules yet." in _text(person.opens("/how-it-decides/"))


@pytest.mark.parametrize("flag", ["saddle_numbness", "old_pelvic_change", "many_visits", "child"])
def test_a_danger_sign_shows_its_rules_its_sources_and_who_reviewed_it(person, flag):
    review = pages.reviews()[flag]

    page = _text(person.opens(f"/how-it-decides/{flag}/"))

    assert review.title in page
    assert all(rule.when.sentence in page for rule in review.rules)
    assert all(rule.when.expression in page for rule in review.rules)
    assert all(source.title in page for source in review.sources)
    assert "An unsigned draft: not yet reviewed by a clinician" in page


def test_every_danger_sign_has_its_page(person, base):
    answers = {person.opens(f"/how-it-decides/{flag}/").status_code for flag in base.red_flags}

    assert answers == {200}


def test_an_unknown_danger_sign_is_not_found(person):
    assert person.opens("/how-it-decides/no_such_sign/").status_code == 404


def test_reading_how_it_decides_leaves_nothing_behind(person, django_assert_num_queries):
    pages.reviews()

    with django_assert_num_queries(0):
        answer = person.opens("/how-it-decides/")

    assert not answer.cookies


def test_the_pages_are_small(person):
    sizes = [
        len(gzip.compress(person.opens(address).content))
        for address in ("/how-it-decides/", "/how-it-decides/unsure_cauda_equina/")
    ]

    assert max(sizes) < 20_000


def test_every_page_leads_to_how_it_decides(person):
    assert 'href="/how-it-decides/"' in person.opens("/").content.decode()


def test_a_reason_on_the_result_leads_to_its_rule(person):
    end = person.ticks("bladder", "saddle_numbness")["Location"]

    page = person.opens(end).content.decode()

    assert 'href="/how-it-decides/saddle_numbness/"' in page


@pytest.mark.browser
@pytest.mark.parametrize("address", ["/how-it-decides/", "/how-it-decides/main_artery/"])
def test_the_pages_have_no_accessibility_fault(browser, live_server, address):
    context = browser.new_context(bypass_csp=True, base_url=live_server.url, viewport=PHONE)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")

    faults = violations(page)
    context.close()

    assert faults == []


@pytest.mark.browser
def test_the_signs_open_without_script(browser, live_server):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, viewport=PHONE
    )
    page = context.new_page()
    page.goto("/how-it-decides/")

    page.get_by_text("Heart, lungs and blood vessels").click()
    page.get_by_role("link", name="Chest pain with back pain").click()
    heading = page.locator("h1").inner_text()
    context.close()

    assert heading == "Chest pain with back pain"


PHONE = {"width": 390, "height": 844}
