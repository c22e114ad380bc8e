"""The end of a test: what is said, the report, and what may be taken along."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from tests.web.fair_tests.conftest import USUAL, WARM, a_protocol, a_trial
from unclench.cli import main
from unclench.web.fair_tests import looks
from unclench.web.fair_tests.days import as_csv
from unclench.web.fair_tests.models import FairTest, Stage
from unclench.web.fair_tests.report_answers import ANSWERS
from unclench.web.fair_tests.verdict_pages import also
from unclench.web.fair_tests.words import verdict_of
from unclench.web.knowledge import knowledge

pytestmark = pytest.mark.django_db
VERDICTS = ("too_early", "leaning", "helps_you", "no_real_difference", "seems_worse")


def a_result(verdict: str, **changed) -> dict:
    """What the engine says: a minus b, in points of pain."""
    contrast = {"a": WARM, "b": USUAL, "mean": -1.2, "sd": 0.3}
    contrast |= {f"interval_{n}": (-1.2 - n / 100, -1.2 + n / 100) for n in (50, 80, 95)}
    return {"verdict": verdict, "best": WARM, "contrasts": [contrast], "prior_share": 0.1} | changed


@pytest.fixture
def ended(tester):
    tester.lives(9)
    for days_ago in range(2, 10):
        tester.tells(days_ago, pain=3)
    tester.shown()
    return tester


def test_after_its_last_day_it_is_over(ended):
    assert (ended.test.stage, ended.test.ended_why) == (Stage.ENDED, "done")


def test_its_end_is_said_with_interval_days_and_what_would_change_it(ended):
    words = ended.words()

    said = ("With 95 chances in 100", "8 of 8", "What would change this", "may be expectation")
    assert [part for part in said if part not in words] == []


def test_days_that_are_all_alike_lead_to_no_claim(ended):
    assert "We cannot tell." in ended.words()


def test_a_claim_is_made_only_where_the_engine_makes_it(tester):
    protocol = a_protocol(tester.today)
    claims = [verdict_of(a_result(v), protocol, over=True).is_claim for v in VERDICTS]

    assert claims == [False, False, True, True, True]


@pytest.mark.parametrize("verdict", ["too_early", "leaning"])
def test_what_is_no_claim_says_that_it_cannot_tell(tester, verdict):
    said = verdict_of(a_result(verdict), a_protocol(tester.today), over=True)

    assert said.title.startswith("We cannot tell")


def test_less_pain_is_said_to_be_better(tester):
    said = verdict_of(a_result("helps_you"), a_protocol(tester.today), over=True)

    assert said.title == "In this test, warmth was better for you than carrying on as usual."
    assert "about 1.2 points better with warmth" in said.text


def test_things_that_were_not_done_alike_are_said_once_and_without_ids(tester):
    note = f"How much was done differs between {WARM} (0.5) and {USUAL} (1), so as_done ..."

    said = also(a_result("leaning", notes=[note]), a_protocol(tester.today))

    assert "one was done more often than the other" in said[0]
    assert not any(WARM in each for each in said)


def test_a_test_that_ended_before_its_first_day_has_an_end(tester):
    tester.lives(-1)

    tester.sends("stop/")

    assert tester.shown().status_code == 200
    assert tester.shown("report/").status_code == 200


def test_one_that_is_stopped_after_a_claim_keeps_what_its_look_said(tester, monkeypatch):
    def says(protocol, days, at_day):
        return a_result("helps_you" if at_day == 4 else "leaning", days=at_day)

    monkeypatch.setattr(looks, "analyse", says)
    tester.lives(6)

    tester.sends("stop/")

    assert "In this test, warmth was better for you" in tester.words()


def test_one_that_is_stopped_between_looks_claims_nothing_new(tester, monkeypatch):
    asked = []
    monkeypatch.setattr(looks, "analyse", lambda p, d, at: asked.append(at) or a_result("leaning"))
    tester.lives(6)

    tester.sends("stop/")

    assert "We cannot tell" in tester.words()
    assert asked == [4, 7]


def test_every_item_of_the_report_has_an_answer():
    assert set(ANSWERS) == set(knowledge().fair_tests.report)


def test_the_report_answers_every_item(ended):
    parts = ended.shown("report/").context["parts"]

    empty = [row["asks"] for part in parts for row in part["rows"] if not row["lines"]]
    assert empty == []
    assert sum(len(part["rows"]) for part in parts) == len(ANSWERS)


def test_the_report_has_the_hash_and_every_day(ended):
    page = ended.shown("report/")

    assert ended.test.fingerprint in page.content.decode()
    assert len(page.context["day_rows"]) == 8


def test_harm_that_was_told_stands_in_the_report(tester):
    tester.lives(4)
    tester.sends("note/", what="harm", arm=WARM, words="My skin went red.")
    tester.sends("stop/")

    assert "My skin went red." in tester.words("report/")


def test_there_is_no_report_and_no_table_before_the_end(tester):
    tester.lives(4)

    assert [tester.shown(what).status_code for what in ("report/", "days.csv")] == [302, 302]


def test_the_table_can_be_taken_along(ended):
    rows = list(csv.DictReader(io.StringIO(ended.words("days.csv"))))

    assert [row["arm"] for row in rows] == [WARM] * 2 + [USUAL] * 4 + [WARM] * 2
    assert {row["value"] for row in rows} == {"3"}


def test_the_command_says_the_same_of_the_table(ended, tmp_path):
    file = tmp_path / "days.csv"
    file.write_text(ended.words("days.csv"))
    options = ("--look", "4", "--look", "8", "--mcid", "1", "--reference", USUAL)

    said = json.loads(CliRunner().invoke(main, ["learn", "trial", str(file), *options]).output)

    kept = ended.test.looks.get(number=2).result
    assert said["verdict"] == kept["verdict"]
    assert abs(said["contrasts"][0]["mean"]) == pytest.approx(abs(kept["contrasts"][0]["mean"]))


def test_a_yes_or_no_has_an_end_in_days_of_ten(tester):
    spasm = {"id": "spasm", "tracker": "spasm", "kind": "yes_no", "good": ["yes"]}
    spasm |= {"said": "days on which your back seized up", "higher_is_better": False}
    bound = a_trial() | {"outcome": "yes_no", "mcid": 0.3}
    tester.lives(9, outcome=spasm, difference=0.3, trial=bound)
    for days_ago in range(2, 10):
        tester.tells(days_ago, spasm=days_ago % 2 == 0)

    assert "days in 10" in tester.words()
    assert tester.shown("report/").status_code == 200


def test_an_empty_table_has_its_heads():
    assert as_csv([]) == "day,arm,value,period,adherence\n"


def test_a_test_is_erased_and_the_diary_stays(ended):
    ended.sends("take-away/")

    assert not FairTest.objects.exists()
    assert ended.visitor.diary_days.count() == 8


def test_the_news_of_an_end_stands_at_home_until_it_was_looked_at(tester):
    tester.lives(9)
    before = str(tester.opens("/").content)

    tester.shown()

    assert "Your fair test is over" in before
    assert "Your fair test is over" not in str(tester.opens("/").content)
