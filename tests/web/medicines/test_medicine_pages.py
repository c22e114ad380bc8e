"""The page about painkillers: what is asked, what is told, and to whom."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from unclench.engine.values.medicine import LEAFLET
from unclench.web.check.models import Decision
from unclench.web.medicines.models import MedicineAnswers

LIST = "/medicines/list/"
FIRST = {"age": {"age": "45"}, "body": {"body": "male"}}


class Asker:
    """Somebody who answers the questions about painkillers."""

    def __init__(self, person):
        self.person = person
        self.told = []

    def sends(self, page, *findings, unsure=(), **more):
        form = dict.fromkeys(findings, "yes") | dict.fromkeys(unsure, "not_sure") | more
        shown = self.person.opens(f"/medicines/{page}/")
        if shown.context and "asked" in shown.context:
            form["asked"] = list(shown.context["asked"])
            form |= {} if findings or unsure else {"none": "1"}
        return self.person.browser.post(f"/medicines/{page}/", form)

    def walks(self, **ticked):
        """Answers every page, ticking what is named for it; the last address."""
        address = self.person.opens("/medicines/").context["ahead"]
        while address != LIST and "result" not in address:
            page = address.split("/")[2]
            self.told.append(page)
            address = self.sends(page, *ticked.get(page, ()), **FIRST.get(page, {}))["Location"]
        return address

    def list(self):
        return self.person.browser.get(LIST, follow=True)


@pytest.fixture
def asker(person):
    return Asker(person)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def word_for(response, title):
    cards = [card for shelf in response.context["shelves"] for card in shelf["cards"]]
    return {card["title"]: card["word"] for card in cards}[title]


def test_the_page_says_honestly_that_painkillers_do_little(person):
    page = text_of(person.opens("/medicines/"))

    assert "For back pain it is unlikely to help" in page
    assert "by less than one point on a scale from 0 to 10" in page


def test_the_page_says_whose_word_wins(person):
    page = text_of(person.opens("/medicines/"))

    assert "Information, not a prescription" in page
    assert "word wins. Do not start, stop or change a medicine" in page


def test_somebody_with_nothing_against_it_is_told_what_may_suit(asker):
    asker.walks()

    shown = asker.list()

    assert word_for(shown, "Ibuprofen tablets") == "May suit you"
    assert word_for(shown, "Strong painkillers (opioids)") == "Not without a doctor"


def test_the_danger_signs_are_asked_first_of_somebody_without_a_check(asker):
    asker.walks()

    assert asker.told[0] == "now"


def test_what_the_check_told_is_not_asked_again_but_shown(asker):
    asker.person.finishes()

    asker.walks()

    assert not {"age", "body"} & set(asker.told)
    assert "18 to 44 (from your check)" in text_of(asker.list())


def test_after_a_check_a_few_short_lists_are_left(asker):
    asker.person.finishes()

    asker.walks()

    assert len(asker.told) <= 5


def test_a_reason_names_what_the_person_told_us(asker):
    asker.walks(illness=["stomach_ulcer"])

    shown = asker.list()

    assert word_for(shown, "Ibuprofen tablets") == "Not for you"
    assert "You told us: a stomach ulcer or stomach bleed." in text_of(shown)


def test_every_card_points_to_the_leaflet(asker):
    asker.walks()

    cards = [card for shelf in asker.list().context["shelves"] for card in shelf["cards"]]

    assert text_of(asker.list()).count(LEAFLET) >= len(cards)


def test_not_sure_is_answered_as_a_yes(asker):
    asker.walks()
    asker.sends("illness", unsure=["stomach_ulcer"])

    shown = asker.list()

    assert word_for(shown, "Ibuprofen tablets") == "Not for you"
    assert "You were not sure, so we take the careful side" in text_of(shown)


def test_a_list_with_nothing_ticked_is_not_taken_for_a_no(asker):
    asked = asker.person.opens("/medicines/now/").context["asked"]

    sent = asker.person.browser.post("/medicines/now/", {"asked": list(asked)})

    assert sent.status_code == 422
    assert MedicineAnswers.objects.count() == 0


def test_an_answer_that_no_page_offers_is_refused(person):
    sent = person.browser.post("/medicines/now/", {"asked": ["fever"], "none": "1"})

    assert sent.status_code == 400


def test_a_danger_sign_ends_the_questions_and_shows_the_emergency_page(asker):
    sent = asker.sends("now", "bleeding_gut")

    shown = asker.list()

    assert sent["Location"] == LIST
    assert "Call 999" in text_of(shown)
    assert shown.context["shelves"] == []


def test_an_emergency_of_the_check_leads_back_to_its_own_page(person):
    person.ticks("bladder", "saddle_numbness")

    ahead = person.opens("/medicines/").context["ahead"]

    assert ahead == f"/check/result/{Decision.objects.get().pk}/"


def test_newly_swollen_legs_are_seen_today_before_any_painkiller(asker):
    asker.walks(now=["swollen_legs"])

    page = text_of(asker.list())

    assert page.index("Be seen today") < page.index("Ibuprofen tablets")


def test_a_child_is_shown_no_list(asker):
    asker.walks()
    asker.sends("age", age="6")

    shown = asker.list()

    assert shown.context["shelves"] == []
    assert "made for adults" in text_of(shown)


def test_the_gel_depends_on_the_country_that_is_chosen(asker):
    asker.walks()
    asker.list()
    asker.person.browser.post("/you/country/", {"country": "US"})

    shown = asker.list()

    assert word_for(shown, "Anti-inflammatory gel") == "Not for you"
    assert word_for(shown, "Naproxen tablets") == "May suit you"


def test_the_list_for_the_pharmacist_holds_what_fired(asker):
    asker.walks(taking=["ace_or_arb", "water_tablet"])

    shown = asker.list().context["pharmacist"]

    assert {"Water tablet", "Tablet whose name ends in pril or sartan"} <= set(shown["about"])
    assert "not for you" in next(line for line in shown["medicines"] if "Ibuprofen" in line)


def test_what_a_person_was_told_stays_when_an_answer_changes(asker):
    asker.walks()
    before = asker.list().context["row"]
    asker.sends("illness", "stomach_ulcer")

    after = asker.list().context["row"]

    before.refresh_from_db()
    assert after.pk != before.pk
    assert after.begun_at == before.begun_at
    assert before.result["medicines"][0]["standing"] == "may"


def test_a_list_is_kept_with_its_findings_and_the_version_of_the_rules(asker):
    asker.walks()

    row = asker.list().context["row"]

    assert row.findings["stomach_ulcer"] is False
    assert row.knowledge_version
    assert row.country == "GB"


def test_reading_the_list_twice_keeps_it_once(asker):
    asker.walks()

    asker.list()
    asker.list()

    assert MedicineAnswers.objects.count() == 1


def test_answers_of_yesterday_are_asked_afresh(asker):
    asker.walks()
    long_ago = timezone.now() - timedelta(hours=25)
    MedicineAnswers.objects.update(begun_at=long_ago)

    assert asker.person.opens("/medicines/").context["ahead"] == "/medicines/now/"


def test_how_it_is_today_is_asked_again_a_day_after_the_check(asker):
    asker.person.finishes()
    Decision.objects.update(made_at=timezone.now() - timedelta(hours=30))

    assert "bleeding_gut" in asker.person.opens("/medicines/now/").context["asked"]


def test_a_stranger_cannot_see_the_list(asker, stranger):
    asker.walks()
    address = f"/medicines/list/{asker.list().context['row'].pk}/"

    assert asker.person.opens(address).status_code == 200
    assert stranger.opens(address).status_code == 404


def test_a_list_without_answers_leads_to_the_start(stranger):
    assert stranger.opens(LIST)["Location"] == "/medicines/"


def test_forgetting_erases_the_answers(asker):
    asker.walks()
    asker.list()

    asker.person.browser.post("/you/forget/")

    assert MedicineAnswers.objects.count() == 0


def test_the_record_names_the_lists(asker):
    asker.walks()
    row = asker.list().context["row"]

    assert f"/medicines/list/{row.pk}/" in asker.person.opens("/you/").content.decode()


def test_the_way_leads_there_from_the_result_and_from_relief(person):
    result = person.finishes()

    assert 'href="/medicines/"' in person.opens(result).content.decode()
    assert 'href="/medicines/"' in person.opens("/relief/all/").content.decode()


def test_no_painkiller_is_spoken_of_beside_an_emergency(person):
    sent = person.ticks("bladder", "saddle_numbness")

    assert "/medicines/" not in person.opens(sent["Location"]).content.decode()


@pytest.mark.parametrize("address", ["/medicines/", "/medicines/illness/"])
def test_the_cost_of_a_page_does_not_grow_with_the_history(
    asker, address, django_assert_max_num_queries
):
    for _ in range(3):
        asker.walks()
        asker.list()
        asker.person.browser.post("/medicines/")

    with django_assert_max_num_queries(4):
        asker.person.opens(address)


def test_the_cost_of_the_list_does_not_grow_with_the_history(asker, django_assert_max_num_queries):
    for _ in range(3):
        asker.walks()
        shown = asker.list()
        asker.person.browser.post("/medicines/")

    with django_assert_max_num_queries(4):
        asker.person.opens(f"/medicines/list/{shown.context['row'].pk}/")


def test_somebody_without_a_check_is_pointed_to_it(asker):
    before = asker.person.opens("/medicines/").content.decode()
    asker.walks()

    assert "Check my back first" in before
    assert "Check my back first" in asker.list().content.decode()


def test_somebody_with_a_check_is_not_sent_there_again(asker):
    asker.person.finishes()
    asker.walks()

    assert "Check my back first" not in asker.list().content.decode()


def test_an_answer_that_came_with_another_tap_is_listed_once(asker):
    asker.walks()

    listed = [row["question"] for row in asker.list().context["rows"]]

    assert "Which of these fits you?" in listed
    assert not [question for question in listed if question.startswith("Are you pregnant")]
