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


def test_inches_and_pounds_give_what_centimetres_and_kilograms_give():
    us = ["--weight-lb", "51", "--h-in", "20", "--v-in", "30", "--d-in", "10"]

    told = json.loads(run(*us, "--coupling", "good", "--json").output)

    assert (told["rwl_kg"], told["li"]) == pytest.approx((11.5, 2.0))


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
