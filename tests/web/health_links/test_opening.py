"""What a program with a link is answered, to the letter of the specification."""

import base64
import json
from datetime import timedelta

import fhirkit
import pytest
from django.utils import timezone

from unclench.web.health_links.models import HealthLink
from unclench.web.links.models import ATTEMPTS, LinkOpened


def moved(**fields) -> None:
    HealthLink.objects.update(**fields)


def over() -> None:
    moved(expires_at=timezone.now() - timedelta(seconds=1))


def opens() -> list[tuple[str, str]]:
    return list(LinkOpened.objects.order_by("pk").values_list("happened", "who"))


def test_the_manifest_holds_the_report_and_the_paper(sharer):
    reader = sharer.makes()

    told = reader.asks().json()

    report, paper = (reader.opens(file["embedded"]) for file in told["files"])
    assert told["status"] == "finalized"
    assert report["type"] == "document"
    (reference,) = (entry["resource"] for entry in paper["entry"])
    assert base64.b64decode(reference["content"][0]["attachment"]["data"]) == b"%PDF-1.7"


def test_both_files_are_valid_for_another_validator(sharer):
    reader = sharer.makes()

    files = [reader.opens(file["embedded"]) for file in reader.asks().json()["files"]]

    assert [fhirkit.validate(file) for file in files] == [[], []]


def test_a_file_that_is_too_long_for_who_asks_has_an_address(sharer):
    reader = sharer.makes()

    (report, _) = reader.asks(embeddedLengthMax=100).json()["files"]
    answer = reader.browser.get(report["location"])

    assert answer["Content-Type"] == "application/jose"
    assert reader.opens(answer.content.decode())["type"] == "document"


def test_the_address_of_a_file_opens_for_an_hour(sharer, monkeypatch):
    reader = sharer.makes()
    address = reader.asks(embeddedLengthMax=0).json()["files"][0]["location"]
    in_an_hour = timezone.now().timestamp() + 3601

    monkeypatch.setattr("django.core.signing.time.time", lambda: in_an_hour)

    assert reader.browser.get(address).status_code == 404


def test_the_address_of_a_file_ends_with_its_link(sharer):
    reader = sharer.makes()
    address = reader.asks(embeddedLengthMax=0).json()["files"][0]["location"]

    over()

    assert reader.browser.get(address).status_code == 404


def test_a_made_up_address_of_a_file_opens_nothing(sharer):
    reader = sharer.makes()

    assert reader.browser.get("/health-link/f/WzEsInJlcG9ydCJd:1xWUM7:abc").status_code == 404


def test_one_file_is_fetched_with_one_question(sharer):
    reader = sharer.makes(passcode_from="none")

    answer = reader.fetches("Hill Surgery")

    assert answer["Content-Type"] == "application/jose"
    assert reader.opens(answer.content.decode())["resourceType"] == "Bundle"
    assert opens() == [("opened", "Hill Surgery")]


def test_what_has_a_passcode_is_never_one_file(sharer):
    assert sharer.makes().fetches().status_code == 405


def test_a_wrong_passcode_is_answered_with_the_tries_that_are_left(sharer):
    reader = sharer.makes()

    answer = reader.asks(passcode="000000!")

    assert answer.status_code == 401
    assert answer.json()["remainingAttempts"] == ATTEMPTS - 1
    assert opens() == [("wrong_passcode", "Dr Ada")]


def test_no_passcode_at_all_costs_no_try(sharer):
    reader = sharer.makes()

    answer = reader.asks(passcode="")

    assert (answer.status_code, answer.json()["remainingAttempts"]) == (401, ATTEMPTS)


def test_after_all_tries_the_right_passcode_opens_nothing(sharer):
    reader = sharer.makes()
    moved(attempts_left=1)

    assert reader.asks(passcode="000000!").json()["remainingAttempts"] == 0
    assert reader.asks().status_code == 404


@pytest.mark.parametrize(
    "end",
    [
        over,
        lambda: moved(revoked_at=timezone.now()),
        lambda: moved(attempts_left=0),
        HealthLink.objects.all().delete,
    ],
    ids=["expired", "taken back", "tried too often", "unknown"],
)
@pytest.mark.parametrize("passcode_from", ["drawn", "none"])
def test_what_is_over_is_not_there(sharer, end, passcode_from):
    reader = sharer.makes(passcode_from=passcode_from)

    end()

    assert reader.asks().status_code == 404
    assert reader.fetches().status_code == 404


def test_its_person_ends_it_in_the_list_and_nothing_is_left(sharer):
    reader = sharer.makes()

    sharer.sends(f"/report/links/health/{HealthLink.objects.get().pk}/end/")

    assert reader.asks().status_code == 404
    assert HealthLink.objects.values_list("report", "paper").get() == ("", "")


def test_what_is_over_holds_nothing_any_more(sharer):
    reader = sharer.makes()

    over()
    reader.asks()

    assert HealthLink.objects.values_list("report", "paper").get() == ("", "")


def test_one_look_only_is_one_look(sharer):
    reader = sharer.makes(once="on")

    assert reader.asks().status_code == 200
    assert reader.asks().status_code == 404


def test_one_look_with_addresses_lets_the_files_be_fetched_for_an_hour(sharer):
    reader = sharer.makes(once="on")

    files = reader.asks(embeddedLengthMax=0).json()["files"]

    assert reader.asks().status_code == 404
    assert [reader.browser.get(file["location"]).status_code for file in files] == [200, 200]


def test_a_long_term_link_says_that_it_can_change(sharer):
    assert sharer.makes(lasts="year").asks().json()["status"] == "can-change"


@pytest.mark.parametrize(
    "body", ["recipient=me", "{}", '{"recipient": ""}', '{"recipient": "A", "passcode": 1}', "[]"]
)
def test_a_question_that_is_not_to_the_letter_is_refused_in_words(sharer, body):
    reader = sharer.makes()

    answer = reader.browser.post(reader.address, body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["error"]


def test_one_file_is_not_given_to_who_does_not_say_who_they_are(sharer):
    assert sharer.makes(passcode_from="none").fetches("").status_code == 400


def test_a_question_without_end_is_refused(sharer):
    reader = sharer.makes()

    assert reader.asks(more="a" * 10_000).status_code == 400


def test_too_many_questions_from_one_place_wait(sharer, settings):
    settings.ACCOUNT_RATE_LIMITS = {"open_link": "2/m/ip"}
    reader = sharer.makes()

    answers = [reader.asks() for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) > 0


@pytest.mark.parametrize("method", ["get", "post", "options", "put"])
def test_every_answer_is_open_to_pages_of_others_and_kept_nowhere(sharer, method):
    reader = sharer.makes()
    elsewhere = {"origin": "https://viewer.example"}

    answer = getattr(reader.browser, method)(reader.address, headers=elsewhere)

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == "OPTIONS, GET, POST"
    assert answer["Access-Control-Allow-Headers"] == "Content-Type"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Access-Control-Allow-Credentials" not in answer


def test_the_person_who_looks_at_their_own_link_gets_no_more_than_others(sharer):
    reader = sharer.makes()
    body = json.dumps({"recipient": "me"})

    answer = sharer.browser.post(reader.address, body, content_type="application/json")

    assert answer.status_code == 401


def test_the_list_of_links_says_who_opened_it(sharer):
    reader = sharer.makes(label="For the physio")

    reader.asks("Hill Surgery")

    assert opens() == [("opened", "Hill Surgery")]
