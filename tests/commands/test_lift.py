"""The lifting equation from a terminal."""

import json

import pytest
from click.testing import CliRunner

from unclench.cli import main

BOX = ["--weight-kg", "23", "--h-cm", "50", "--v-cm", "75", "--d-cm", "25", "--coupling", "good"]


def run(*arguments: str):
    return CliRunner().invoke(main, ["lift", *arguments])


def test_a_lift_as_json_has_the_limit_the_index_and_six_multipliers():
    told = json.loads(run(*BOX, "--json").output)

    assert (told["rwl_kg"], told["li"]) == (11.5, 2.0)
    assert list(told["multipliers"]) == ["hm", "vm", "dm", "am", "fm", "cm"]


PRESS = ["--weight-lb", "44", "--h-in", "23", "--v-in", "15", "--d-in", "49"]
ITS_END = ["--destination-h-in", "23", "--destination-v-in", "64"]
POUND_KG = 0.45359237


def test_inches_and_pounds_give_what_the_manual_prints():
    told = json.loads(run(*PRESS, *ITS_END, "--json").output)

    places = (told["origin"], told["destination"])
    assert [each["rwl_kg"] / POUND_KG for each in places] == pytest.approx([16.3, 14.5])
    assert [round(each["li"], 1) for each in places] == [2.7, 3.0]


def test_a_lift_in_inches_is_told_in_pounds():
    assert "About 16.3 lb suits most people." in run(*PRESS).output


def test_one_length_in_centimetres_makes_it_a_metric_lift():
    told = json.loads(run(*PRESS[:6], "--d-cm", "124.46", "--json").output)

    assert told["units"] == "metric"


def test_the_index_is_told_in_words():
    assert "2.0 times that. That is more than suits everyone." in run(*BOX).output


def test_a_negative_weight_is_refused_by_name():
    result = run(*BOX, "--weight-kg", "-3")

    assert result.exit_code == 1
    assert "weight_kg=-3.0 cannot be used" in result.output


def test_a_measure_in_both_units_is_refused():
    assert "both given" in run(*BOX, "--weight-lb", "5").output


def test_several_lifts_have_one_index(tmp_path):
    file = tmp_path / "job.yaml"
    file.write_text("- {weight_kg: 5, h_cm: 25, v_cm: 75, d_cm: 25, per_min: 1}\n" * 2)

    told = json.loads(run("--tasks", str(file), "--json").output)

    assert told["composite_index"] > told["tasks"][0]["li"]
