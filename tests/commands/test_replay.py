"""Earlier checks, run again."""

import json

import yaml
from click.testing import CliRunner

from unclench.cli import main
from unclench.engine.knowledge.answers import write_findings
from unclench.evaluation.people import usual_person


def kept(tmp_path, base, disposition, **findings):
    answers = {**write_findings(usual_person(base)), **findings}
    file = tmp_path / "kept.yaml"
    file.write_text(yaml.safe_dump([{"id": "a", "findings": answers, **disposition}]))
    return str(file)


def replayed(*arguments):
    return json.loads(CliRunner().invoke(main, ["replay", "--json", *arguments]).output)


def test_a_check_that_is_answered_as_before_is_not_listed(tmp_path, base):
    file = kept(tmp_path, base, {"disposition": "same_day"}, fever="yes")

    assert replayed(file)["changed"] == []


def test_a_raised_answer_is_listed_with_the_rule_that_raised_it(tmp_path, base):
    file = kept(tmp_path, base, {"disposition": "soon", "within_days": 3}, fever="yes")

    changed = replayed(file)["changed"][0]

    assert (changed["was"], changed["now"], changed["lowered"]) == ("soon_3", "same_day", False)
    assert changed["by"] == ["fever:same_day"]


def test_a_lowered_answer_names_the_rule_that_no_longer_holds(tmp_path, base):
    told = {"disposition": "same_day", "rules": ["an_old_flag:same_day"]}

    changed = replayed(kept(tmp_path, base, told))["changed"][0]

    assert changed["lowered"]
    assert changed["by"] == ["an_old_flag:same_day"]


def test_an_answer_that_is_no_longer_asked_for_counts_as_not_asked(tmp_path, base):
    file = kept(tmp_path, base, {"disposition": "self_care"}, a_finding_of_old="yes")

    assert replayed(file)["changed"] == []


def test_a_check_without_findings_is_refused_in_words(tmp_path):
    file = tmp_path / "kept.yaml"
    file.write_text("- disposition: soon\n")

    outcome = CliRunner().invoke(main, ["replay", str(file)])

    assert outcome.exit_code == 1
    assert "check 1 has no `findings`" in outcome.output


def test_the_checks_of_the_site_are_replayed(db, person_who_finished):
    assert replayed()["checks"] == 1
