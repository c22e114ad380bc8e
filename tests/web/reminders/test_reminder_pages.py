"""The page of the reminders."""

import pytest

from tests.web.reminders.receiver import Browser
from unclench.web.reminders.encryption import to_text
from unclench.web.reminders.models import PushDevice, Reminder, ReminderWishes

pytestmark = pytest.mark.django_db
FORM = {
    "kinds": ["diary"],
    "diary_at": "20:00",
    "session_at": "09:00",
    "days": ["0", "1"],
    "ways": ["push"],
    "says": "quiet",
    "quiet_from": "21:00",
    "quiet_to": "08:00",
}


@pytest.fixture(autouse=True)
def push_is_set_up(settings):
    settings.CONTACT = "host@example.org"


@pytest.fixture
def reminded(client):
    client.post("/reminders/", FORM)
    return client


def _device(**changed) -> dict[str, str]:
    browser = Browser()
    told = {
        "endpoint": "https://fcm.googleapis.com/send/abc",
        "p256dh": to_text(browser.point),
        "auth": to_text(browser.secret),
    }
    return told | changed


def test_what_was_chosen_is_kept_and_shown(reminded):
    page = reminded.get("/reminders/").content.decode()

    assert 'value="20:00"' in page
    assert Reminder.objects.get().days == [0, 1]


def test_without_push_and_mail_the_page_says_so(client, settings):
    settings.CONTACT = ""

    assert "cannot send reminders yet" in client.get("/reminders/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("days", [], "Choose at least one day"),
        ("ways", [], "Choose how we may reach you"),
        ("kinds", [], "Choose what to remind you of"),
        ("diary_at", "25:99", "My diary at: write a time such as 20:00"),
        ("quiet_to", "", "Quiet until: write a time such as 20:00"),
        ("diary_at", "22:00", "This is in your quiet hours"),
    ],
)
def test_what_cannot_be_kept_is_named(client, field, value, said):
    answer = client.post("/reminders/", FORM | {field: value})

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_pause_is_said_and_can_be_ended(reminded):
    reminded.post("/reminders/pause/", {"for": "week"})
    said = reminded.get("/reminders/").content.decode()

    reminded.post("/reminders/pause/", {"for": "none"})

    assert "Nothing comes until" in said
    assert ReminderWishes.objects.get().snoozed_until is None


def test_stopping_leaves_nothing_behind(reminded):
    reminded.post("/reminders/device/", _device())

    reminded.post("/reminders/stop/")

    assert not Reminder.objects.exists()
    assert not PushDevice.objects.exists()


def test_a_browser_that_agreed_is_kept_once(reminded):
    told = _device()

    answers = [reminded.post("/reminders/device/", told).status_code for _ in range(2)]

    assert answers == [204, 204]
    assert PushDevice.objects.count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"endpoint": "https://intranet.example/admin"},
        {"endpoint": "http://fcm.googleapis.com/send/abc"},
        {"endpoint": "https://fcm.googleapis.com.evil.example/send"},
        {"p256dh": "AAAA"},
        {"auth": "???"},
    ],
)
def test_what_no_browser_tells_is_refused(reminded, changed):
    answer = reminded.post("/reminders/device/", _device(**changed))

    assert answer.status_code == 400
    assert not PushDevice.objects.exists()


def test_the_page_of_a_mail_shows_nothing_of_the_person(reminded, client):
    token = ReminderWishes.objects.get().stop_token

    page = client.get(f"/reminders/stop/{token}/").content.decode()

    assert "20:00" not in page


def test_a_made_up_address_stops_nothing(reminded, client):
    assert client.get("/reminders/stop/made-up/").status_code == 404
    assert Reminder.objects.exists()
