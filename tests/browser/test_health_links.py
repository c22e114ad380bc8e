"""Health links between programs: ours opened by another, another's opened by ours, in a browser."""

import base64
import copy
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.browser.conftest import PHONE
from tests.browser.other_client import asks
from tests.browser.test_report import as_its_person, lived
from tests.browser.violations import violations
from tests.web.archive.conftest import full_archive
from unclench.health_link.link import Link, read_link, write_link
from unclench.web.health_links.models import HealthLink

__all__ = ["full_archive", "lived"]
pytestmark = [pytest.mark.browser, pytest.mark.worker, pytest.mark.django_db(transaction=True)]
LIVED = "days=own&from=2025-11-21&to=2026-01-20&part=why&part=red_flags&part=questions&part=course"
ELSEWHERE = "https://records.example"
OPEN_TO_ALL = {"access-control-allow-origin": "*"}
HELLO = {
    "resourceType": "Bundle",
    "type": "document",
    "timestamp": "2026-11-01T08:00:00Z",
    "entry": [
        {
            "fullUrl": "urn:uuid:1",
            "resource": {
                "resourceType": "Composition",
                "title": "Summary of Ada",
                "date": "2026-11-01",
                "subject": {"reference": "urn:uuid:2"},
                "section": [
                    {"title": "Allergies", "text": {"div": "<div><p>None <b>known</b></p></div>"}}
                ],
            },
        },
        {
            "fullUrl": "urn:uuid:2",
            "resource": {
                "resourceType": "Patient",
                "name": [{"given": ["Ada"], "family": "Byron"}],
            },
        },
    ],
}


@pytest.fixture
def sharer(phone: Page, live_server, lived) -> Page:
    """The person, in front of what they want to share."""
    as_its_person(phone, live_server)
    phone.goto(f"/report/health-link/?{LIVED}")
    return phone


@pytest.fixture
def public(settings) -> None:
    """The site has an address that everybody reaches."""
    settings.CSRF_TRUSTED_ORIGINS = ["https://back.example.org"]
    settings.SITE_ORIGIN = "https://back.example.org"


@pytest.fixture
def reader(browser: Browser, live_server) -> Iterator[Page]:
    """Somebody else's browser, with files as the site itself sends them: open to every origin."""
    context = browser.new_context(viewport=PHONE, locale="en-GB", base_url=live_server.url)
    context.route("**/static/**", _as_whitenoise_sends_it)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def _as_whitenoise_sends_it(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | OPEN_TO_ALL)


@dataclass(frozen=True)
class Given:
    """What somebody was given."""

    text: str
    passcode: str


def makes(page: Page, **wish: str) -> Given:
    """A new link; `lasts` and `passcode` by what stands beside the button."""
    if wish:
        page.get_by_text("Change how long, the passcode or the label").click()
    for label in wish.values():
        page.get_by_role("radio", name=label).check()
    page.get_by_role("button", name="Make the QR code").click()
    text = page.get_by_label("The same as a link").input_value()
    passcode = page.locator(".uc-health-link__passcode")
    return Given(text, passcode.inner_text() if passcode.count() else "")


def opens(page: Page, text: str, passcode: str = "", who: str = "Dr Ada") -> None:
    page.goto("about:blank")
    page.goto(text if text.startswith("http") else f"/health-link/#{text}")
    page.get_by_label("Who are you?").fill(who)
    if passcode:
        page.get_by_label("Passcode").fill(passcode)
    page.get_by_role("button", name="Open it").click()


def kept_elsewhere(page: Page, answers: dict[str, Any]) -> list[str]:
    """Another server, with what it answers by address; what it was sent."""
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.append(route.request.post_data or route.request.url)
        found = answers.get(route.request.url.partition("?")[0], {"status": 404})
        route.fulfill(**found, headers=OPEN_TO_ALL)

    page.context.route(f"{ELSEWHERE}/**", answer)
    return sent


def made_elsewhere(page: Page, content: Any = HELLO, **how: Any) -> tuple[str, list[str]]:
    """A link that the other client made and another server keeps; and what that was sent."""
    made = asks("make", base=ELSEWHERE, content=content, **how)
    one_file = {"body": made["jwe"], "content_type": "application/jose"}
    answer = one_file if "U" in how.get("flag", "") else {"json": made["manifest"]}
    return made["uri"], kept_elsewhere(page, {made["url"]: answer})


# Ours, opened by another.


def test_another_client_opens_our_link(sharer):
    given = makes(sharer)

    told = asks("open", uri=given.text, recipient="Hill Surgery", passcode=given.passcode)

    document, paper = told["resources"]
    assert document["entry"][0]["resource"]["title"] == "Back pain: what I have written down"
    assert paper["entry"][0]["resource"]["content"][0]["attachment"]["contentType"] == (
        "application/pdf"
    )


def test_another_client_fetches_the_files_by_their_addresses(sharer):
    given = makes(sharer)

    how = {"recipient": "Hill Surgery", "passcode": given.passcode, "embeddedLengthMax": 10}
    told = asks("open", uri=given.text, **how)

    assert [re.sub(r".*(/health-link/f/).*", r"\1", file) for file in told["files"]] == [
        "/health-link/f/",
        "/health-link/f/",
    ]
    assert [each["type"] for each in told["resources"]] == ["document", "collection"]


def test_another_client_opens_our_one_file(sharer):
    given = makes(sharer, passcode="None. Whoever has the QR code can read it")

    told = asks("open", uri=given.text, recipient="Hill Surgery")

    assert [each["type"] for each in told["resources"]] == ["document"]


def test_another_client_understands_that_a_passcode_is_wrong(sharer):
    given = makes(sharer)

    told = asks("open", uri=given.text, recipient="Hill Surgery", passcode="000000!")

    assert told["fault"] == "SHL_INVALID_PASSCODE_ERROR"


def test_another_client_understands_that_a_link_is_over(sharer):
    given = makes(sharer)
    HealthLink.objects.update(attempts_left=0)

    told = asks("open", uri=given.text, recipient="Hill Surgery", passcode=given.passcode)

    assert told["fault"] == "SHL_MANIFEST_NOT_FOUND_ERROR"


def test_a_reader_of_codes_finds_the_link_in_the_picture(sharer):
    given = makes(sharer)
    cells = sharer.locator(".uc-qr__cells").get_attribute("d")
    size = int(sharer.locator(".uc-qr__picture").get_attribute("viewBox").split()[2])
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1", cells)}

    rows = [[int((x, y) in dark) for x in range(size)] for y in range(size)]

    assert asks("scan", rows=rows)["text"] == given.text


# Another's, opened by ours.


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "packed"])
def test_our_page_opens_the_link_of_another_client(reader, compressed):
    text, sent = made_elsewhere(reader, flag="P", label="Ada", compressed=compressed)

    opens(reader, text, "123456", who="Hill Surgery")

    expect(reader.get_by_role("heading", name="Summary of Ada", level=2)).to_be_focused()
    expect(reader.get_by_text("Ada Byron")).to_be_visible()
    expect(reader.get_by_text("None known")).to_be_visible()
    assert sent == ['{"recipient":"Hill Surgery","passcode":"123456"}']


def test_our_page_opens_the_one_file_of_another_client(reader):
    text, sent = made_elsewhere(reader, flag="U")

    opens(reader, text, who="Hill Surgery")

    expect(reader.get_by_text("None known")).to_be_visible()
    assert sent[0].endswith("/m?recipient=Hill+Surgery")


def facts_on(page: Page) -> list[str]:
    lines = page.locator(".uc-report__head").inner_text().splitlines()
    return [line for line in lines if line]


def test_what_is_opened_begins_as_the_preview_does(sharer, reader):
    given = makes(sharer)
    sharer.goto(f"/report/page/?{LIVED}")
    opens(reader, given.text, given.passcode)
    expect(reader.get_by_role("article")).to_be_visible()

    assert facts_on(reader) == facts_on(sharer)
    assert "Entered by the patient. Not a diagnosis" in facts_on(reader)[1]
    assert "21 November 2025 to 20 January 2026" in facts_on(reader)


def test_what_is_opened_has_the_sections_and_the_foot_of_the_preview(sharer, reader):
    given = makes(sharer)
    sharer.goto(f"/report/page/?{LIVED}")
    opens(reader, given.text, given.passcode)
    expect(reader.get_by_role("article")).to_be_visible()

    parts = ".uc-report__heading, .uc-report__more summary, .uc-report__foot"
    assert reader.locator(parts).all_inner_texts() == sharer.locator(parts).all_inner_texts()


def test_the_picture_of_the_course_is_shown_with_its_words(sharer, reader):
    given = makes(sharer)

    opens(reader, given.text, given.passcode)

    picture = reader.get_by_role("img", name=re.compile("^Pain, 21 November 2025 to .*flare-up"))
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300


def test_title_and_heading_name_what_is_open(reader):
    text, _ = made_elsewhere(reader, flag="P", label="Papers of Ada")

    opens(reader, text, "123456")

    expect(reader.get_by_role("heading", name="Papers of Ada", level=1)).to_be_visible()
    expect(reader).to_have_title(re.compile("^Papers of Ada .* Unclench$"))


def test_a_link_without_a_label_is_named_after_its_document(reader):
    text, _ = made_elsewhere(reader, flag="U")

    opens(reader, text)

    expect(reader.get_by_role("heading", name="Summary of Ada", level=1)).to_be_visible()


def test_loaded_again_it_has_kept_nothing_and_says_so(sharer, reader):
    given = makes(sharer)
    opens(reader, given.text, given.passcode)
    expect(reader.get_by_role("article")).to_be_visible()

    reader.reload()

    expect(reader.get_by_text("You loaded the page again. It keeps nothing")).to_be_visible()
    expect(reader.get_by_label("Passcode")).to_have_value("")
    expect(reader).to_have_title(re.compile("^Open a health link .* Unclench$"))


def test_every_file_can_be_saved(sharer, reader, tmp_path):
    given = makes(sharer)
    opens(reader, given.text, given.passcode)

    with reader.expect_download() as paper:
        reader.get_by_role("link", name="Save it as a PDF").click()
    with reader.expect_download() as data:
        reader.get_by_role("link", name="Save it for other programs (FHIR)").click()

    paper.value.save_as(tmp_path / "a.pdf")
    data.value.save_as(tmp_path / "a.json")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (tmp_path / "a.json").read_text().startswith('{"resourceType":"Bundle"')


def test_a_file_for_an_own_web_space_is_saved_put_there_and_opened(sharer, reader, tmp_path):
    sharer.get_by_text("On a web space of my own").click()
    sharer.get_by_label("Where will you put it?").fill(ELSEWHERE)
    sharer.get_by_role("button", name="Make the file and the QR code").click()
    text = sharer.get_by_label("The same as a link").input_value()
    with sharer.expect_download() as saved:
        sharer.get_by_role("link", name="Save the locked file").click()
    saved.value.save_as(tmp_path / "file")
    file = {"path": tmp_path / "file", "content_type": "application/octet-stream"}

    kept_elsewhere(reader, {f"{ELSEWHERE}/{saved.value.suggested_filename}": file})
    opens(reader, text)

    expect(reader.get_by_role("article")).to_contain_text("Red flags asked about")


HOSTILE = (
    "<div><script>window.ran = 1</script><img src='https://records.example/seen.png' alt='a dog' "
    "onerror='window.ran = 1'><p onclick='window.ran = 1' style='position:fixed' class='uc-button' "
    "id='main'>Words <a href='javascript:window.ran = 1'>and a link</a></p>"
    "<iframe src='https://records.example/'></iframe><form action='/you/forget/'><button>Go"
    "</button></form><svg onload='window.ran = 1'><text>drawn</text></svg></div>"
)


def test_markup_of_others_becomes_words_and_nothing_else(reader):
    content = {"resourceType": "Basic", "id": "a", "text": {"div": HOSTILE}}
    text, sent = made_elsewhere(reader, content=content)

    opens(reader, text)

    words = reader.locator(".uc-health-link__words")
    expect(words).to_contain_text("a dog")
    expect(words).to_contain_text("Words and a link")
    assert words.evaluate("box => [...box.querySelectorAll('*')].map(each => each.outerHTML)") == [
        '<p class="">Words and a link</p>'
    ]
    assert reader.evaluate("window.ran") is None
    assert len(sent) == 1


DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="window.top.ran = 1">'
    "<script>window.ran = 1</script><image href='https://records.example/seen.png'/>"
    "<foreignObject><p>words</p></foreignObject><rect width='9' height='9'/></svg>"
)


def drawn(kind: str, data: str) -> dict[str, Any]:
    """The document with a picture in its section."""
    attachment = {"contentType": kind, "data": data, "title": "A drawing"}
    there = {"resourceType": "DocumentReference", "content": [{"attachment": attachment}]}
    told = copy.deepcopy(HELLO)
    told["entry"][0]["resource"]["section"][0]["entry"] = [{"reference": "urn:uuid:3"}]
    told["entry"].append({"fullUrl": "urn:uuid:3", "resource": there})
    return told


def test_a_picture_of_others_is_an_image_that_runs_and_asks_nothing(reader):
    data = base64.b64encode(DRAWN.encode()).decode()
    text, sent = made_elsewhere(reader, content=drawn("image/svg+xml", data))

    opens(reader, text)

    picture = reader.get_by_role("img", name="A drawing")
    assert picture.evaluate("image => image.decode().then(() => image.localName)") == "img"
    expect(reader.locator("article svg, article script")).to_have_count(0)
    assert reader.evaluate("window.ran") is None
    assert len(sent) == 1


NO_PICTURES = {
    "a page": ("text/html", "PGI+aGVsbG88L2I+"),
    "an address": ("image/png", "https://records.example/seen.png"),
    "what is no picture": ("image/png", "bm8gcGljdHVyZQ=="),
}


@pytest.mark.parametrize(("kind", "data"), NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_not_shown_as_one(reader, kind, data):
    text, sent = made_elsewhere(reader, content=drawn(kind, data))

    opens(reader, text)

    expect(reader.get_by_text("None known")).to_be_visible()
    expect(reader.locator("article img")).to_have_count(0)
    assert len(sent) == 1


LISTED = "<div><p>Read this</p><dl><dt>Ward</dt><dd>Four</dd></dl><p>{}</p></div>"


def test_the_facts_that_a_document_lists_of_itself_are_its_head(reader):
    told = copy.deepcopy(HELLO)
    told["entry"][0]["resource"]["text"] = {"div": LISTED.format("The end")}
    text, _ = made_elsewhere(reader, content=told)

    opens(reader, text)

    expect(reader.locator(".uc-report__head")).to_contain_text("Read this")
    expect(reader.get_by_role("definition")).to_have_text("Four")
    expect(reader.get_by_role("article").locator("footer")).to_have_text("The end")


def test_a_long_text_of_a_document_about_itself_is_not_its_head(reader):
    told = copy.deepcopy(HELLO)
    told["entry"][0]["resource"]["text"] = {"div": LISTED.replace("Four", "Four " * 200)}
    text, _ = made_elsewhere(reader, content=told)

    opens(reader, text)

    expect(reader.locator(".uc-report__head")).to_contain_text("Ada Byron")
    expect(reader.locator(".uc-report__head")).not_to_contain_text("Read this")


OWN = {
    "cookies": "document.cookie",
    "what pages kept": "localStorage.length",
    "what waits": "indexedDB.open('unclench')",
    "a page of the record": "fetch('/you/', { credentials: 'include' })",
    "the worker": "navigator.serviceWorker.getRegistrations()",
}


@pytest.mark.parametrize("tried", OWN.values(), ids=OWN)
def test_the_page_reaches_nothing_of_whoever_uses_this_site(reader, live_server, tried):
    as_its_person(reader, live_server)
    reader.goto("/health-link/")

    with pytest.raises(Error):
        reader.evaluate(tried)


def test_another_link_in_the_same_tab_takes_the_place_of_the_first(sharer, reader):
    given = makes(sharer)
    opens(reader, given.text, given.passcode)
    expect(reader.get_by_role("article")).to_be_visible()

    reader.evaluate("location.hash = 'shlink:/abc'")

    expect(reader.get_by_role("article")).to_have_count(0)
    expect(reader.get_by_role("alert")).to_contain_text("This is not a health link")


def test_on_paper_there_is_what_was_opened_and_no_passcode(sharer, reader):
    given = makes(sharer)
    opens(reader, given.text, given.passcode)
    expect(reader.get_by_role("article")).to_be_visible()

    reader.emulate_media(media="print")

    expect(reader.get_by_text("Cauda equina").first).to_be_visible()
    expect(reader.locator("input")).to_have_count(2)
    expect(reader.locator("input:visible")).to_have_count(0)
    expect(reader.get_by_text("This page needs script.")).to_be_hidden()


# What goes wrong is said.


def test_a_wrong_passcode_is_said_with_the_tries_that_are_left(sharer, reader):
    given = makes(sharer)

    opens(reader, given.text, "000000!")

    expect(reader.get_by_role("alert")).to_have_text("That passcode is wrong. 9 tries are left.")
    expect(reader.get_by_label("Passcode")).to_be_focused()
    expect(reader.get_by_label("Passcode")).to_have_attribute("aria-invalid", "true")
    expect(reader.get_by_label("Passcode")).to_have_accessible_description(
        "That passcode is wrong. 9 tries are left. Whoever gave you the link tells it to you."
    )


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_what_is_said_of_a_passcode_moves_nothing_of_the_form(sharer, reader, width):
    given = makes(sharer)
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(given.text)
    reader.get_by_label("Who are you?").fill("Dr Ada")
    reader.get_by_label("Passcode").fill("000000!")
    button = reader.get_by_role("button", name="Open it")
    before = button.bounding_box()

    reader.keyboard.press("Enter")
    expect(reader.get_by_role("alert")).to_be_visible()

    assert button.bounding_box() == before


def test_the_last_wrong_passcode_closes_the_form_and_says_what_to_do(sharer, reader):
    given = makes(sharer)
    HealthLink.objects.update(attempts_left=1)

    opens(reader, given.text, "000000!")

    expect(reader.get_by_role("heading", name="This health link is closed now")).to_be_focused()
    expect(reader.get_by_role("alert")).to_contain_text("Ask the person who shared it")
    expect(reader.get_by_label("Passcode")).to_be_hidden()


def test_after_a_wrong_passcode_the_right_one_opens_it(sharer, reader):
    given = makes(sharer)
    opens(reader, given.text, "000000!")
    expect(reader.get_by_role("alert")).to_be_visible()

    reader.get_by_label("Passcode").fill(given.passcode)
    reader.get_by_role("button", name="Open it").click()

    expect(reader.get_by_role("article")).to_contain_text("Red flags asked about")


OVER = {
    "tried too often": {"attempts_left": 0},
    "taken back": {"revoked_at": timezone.now()},
    "ended": {"expires_at": timezone.now()},
    "opened once": {"once": True, "used_at": timezone.now()},
}


@pytest.mark.parametrize("changes", OVER.values(), ids=OVER)
def test_a_link_that_is_over_says_what_happened_and_what_to_do(sharer, reader, changes):
    given = makes(sharer)
    HealthLink.objects.update(**changes)

    opens(reader, given.text, given.passcode)

    over = reader.get_by_role("heading", name="This health link does not open any more")
    expect(over).to_be_focused()
    expect(reader.get_by_role("alert")).to_contain_text("Ask the person who shared it for a new")
    expect(reader.get_by_role("button", name="Open it")).to_be_hidden()


def test_after_a_link_that_is_over_another_one_can_be_pasted(sharer, reader):
    given = makes(sharer)
    reader.goto(f"/health-link/#{changed(exp_s=1_000_000)}")
    reader.get_by_role("button", name="Open another link").click()

    reader.get_by_label("The health link").fill(given.text)
    reader.get_by_label("Who are you?").fill("Dr Ada")
    reader.get_by_label("Passcode").fill(given.passcode)
    reader.keyboard.press("Enter")

    expect(reader.get_by_role("article")).to_be_visible()


def changed(**fields: Any) -> str:
    told = {"url": f"{ELSEWHERE}/m", "key": bytes(32)}
    return write_link(Link(**{**told, **fields}))


SAID = {
    "shlink:/abc": "This is not a health link",
    "https://records.example/": "This is not a health link",
    changed(exp_s=1_000_000): "This health link ended on 12 January 1970",
    changed(url="http://records.example/m"): "without a safe connection",
    "shlink:/eyJ1cmwiOiJodHRwczovL2EvIiwidiI6Mn0": "of a newer version",
}


@pytest.mark.parametrize(("text", "said"), SAID.items(), ids=SAID.values())
def test_what_cannot_be_opened_is_said_before_anybody_is_asked(reader, text, said):
    reader.goto("/health-link/")
    reader.get_by_label("The health link").fill(text)

    expect(reader.get_by_role("alert")).to_contain_text(said)


def test_a_place_that_cannot_be_reached_is_said(reader):
    reader.context.route(f"{ELSEWHERE}/**", lambda route: route.abort())

    opens(reader, changed())

    expect(reader.get_by_role("alert")).to_contain_text("records.example cannot be reached")


def test_a_key_that_does_not_fit_is_said(reader):
    text, _ = made_elsewhere(reader)
    link = read_link(text)

    opens(reader, changed(url=link.url, key=bytes(32)))

    expect(reader.get_by_role("alert")).to_contain_text("does not open what is kept there")


def test_without_script_the_page_says_what_to_do(phone_without_script):
    phone_without_script.goto("/health-link/#shlink:/abc")

    expect(phone_without_script.get_by_text("This page needs script.")).to_be_visible()
    expect(phone_without_script.get_by_role("button", name="Open it")).to_be_hidden()


def test_a_browser_that_cannot_decrypt_says_so_before_anybody_is_asked(reader):
    sent = kept_elsewhere(reader, {})
    reader.add_init_script(
        "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })"
    )

    reader.goto(f"/health-link/#{changed()}")

    expect(reader.get_by_role("alert")).to_contain_text("can decrypt only over HTTPS")
    assert sent == []


# Making one.


def test_from_the_report_to_the_code_in_three_taps_and_under_a_minute(sharer, public):
    sharer.goto("/report/")
    begun = time.monotonic()
    sharer.get_by_role("button", name="See it, then share it").click()
    sharer.get_by_role("link", name="Show a QR code").click()
    sharer.get_by_role("button", name="Make the QR code").click()

    expect(sharer.get_by_role("img", name="A QR code that holds the link")).to_be_in_viewport()
    expect(sharer.get_by_text("Then say the passcode")).to_be_in_viewport()
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (1280, 800)])
def test_the_whole_code_is_on_the_screen_at_once(sharer, public, size):
    sharer.set_viewport_size({"width": size[0], "height": size[1]})
    makes(sharer)
    sharer.wait_for_load_state()
    code = sharer.get_by_role("img", name="A QR code that holds the link").bounding_box()
    button = sharer.get_by_role("link", name="Who opened it, and end it").bounding_box()

    assert code["y"] + code["height"] <= min(size[1], button["y"])


def test_where_nobody_can_reach_the_site_paper_is_offered_first(sharer):
    sharer.goto(f"/report/page/?{LIVED}")
    sharer.get_by_role("link", name="Print, save or send it").click()

    expect(sharer.get_by_role("button", name="Save as a PDF")).to_be_in_viewport()


def test_what_to_do_where_nobody_can_reach_it_is_one_tap_away(sharer):
    sharer.get_by_role("link", name="put a locked file there").click()

    expect(sharer.get_by_label("Where will you put it?")).to_be_in_viewport()


def test_a_link_is_made_and_ended_without_script(phone_without_script, live_server, lived):
    page = phone_without_script
    as_its_person(page, live_server)
    page.goto(f"/report/health-link/?{LIVED}")
    page.get_by_role("button", name="Make the QR code").click()
    expect(page.get_by_label("The same as a link")).to_have_value(re.compile("shlink:/"))
    page.get_by_role("link", name="Who opened it, and end it").click()
    page.get_by_role("button", name="End it now").click()

    expect(page.get_by_text("You ended it")).to_be_visible()


def test_the_keyboard_alone_opens_a_link(sharer, reader):
    given = makes(sharer)
    reader.goto(given.text)
    expect(reader.get_by_label("Passcode")).to_be_focused()
    reader.keyboard.type(given.passcode)
    reader.keyboard.press("Tab")
    reader.keyboard.type("Dr Ada")
    reader.keyboard.press("Enter")

    expect(reader.get_by_role("article")).to_be_visible()


def test_a_passcode_of_digits_brings_up_the_keys_of_numbers(sharer, reader):
    given = makes(sharer)

    reader.goto(given.text)

    expect(reader.get_by_label("Passcode")).to_have_attribute("inputmode", "numeric")


def test_a_passcode_that_may_be_words_brings_up_all_keys(reader):
    text, _ = made_elsewhere(reader, flag="P")

    reader.goto(f"/health-link/#{text}")

    expect(reader.get_by_label("Passcode")).to_be_visible()
    expect(reader.get_by_label("Passcode")).not_to_have_attribute("inputmode", "numeric")


def test_axe_finds_nothing_where_a_link_is_over(reader):
    reader.goto(f"/health-link/#{changed(exp_s=1_000_000)}")
    expect(reader.get_by_role("alert")).to_be_visible()

    assert violations(reader) == []


def test_axe_finds_nothing_where_a_link_is_made(sharer):
    form = violations(sharer)
    makes(sharer)

    assert form + violations(sharer) == []


def test_axe_finds_nothing_where_a_link_is_opened(sharer, reader):
    given = makes(sharer)
    opens(reader, given.text, "000000!")
    expect(reader.get_by_role("alert")).to_be_visible()
    before = violations(reader)
    opens(reader, given.text, given.passcode)
    expect(reader.get_by_role("article")).to_be_visible()

    assert before + violations(reader) == []


def test_nothing_that_was_opened_is_wider_than_the_phone(sharer, reader):
    given = makes(sharer)
    opens(reader, given.text, given.passcode)
    expect(reader.get_by_role("article")).to_be_visible()

    assert reader.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
