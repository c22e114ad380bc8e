"""The options of `unclench learn` that take a number."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unclench.commands.console import show_json
from unclench.commands.learn import learn_group

FILES = {
    "suggest": "day,option,before,after\n0,heat_pack,6,4\n",
    "trial": "day,arm,value\n1,a,3\n2,b,4\n",
    "days": "day,more,pain\n1,1,3\n2,,4\n",
}


def run(where: Path, *words: str) -> Result:
    """The command (the first word) with its file, if it reads one."""
    command, *options = words
    file = where / "file.csv"
    file.write_text(FILES.get(command, ""))
    files = [str(file)] if command in FILES else []
    return CliRunner().invoke(learn_group, [command, *files, *options])


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (("suggest", "--pain", "nan"), "nan"),
        (("suggest", "--seed", "-1"), "-1"),
        (("simulate", "--seed", "-1"), "-1"),
        (("simulate", "--by-itself", "nan"), "nan"),
        (("simulate", "--drift", "nan"), "nan"),
        (("simulate", "--habituation", "nan"), "nan"),
        (("design", "--arm", "a", "--arm", "b", "--mcid", "inf"), "inf"),
        (("design", "--arm", "a", "--arm", "b", "--seed", "-1"), "-1"),
        (("trial", "--highest", "1e306"), "1e+306"),
        (("trial", "--lowest", "nan"), "nan"),
        (("trial", "--mcid", "inf"), "inf"),
        (("days", "--worth", "nan"), "nan"),
    ],
)
def test_a_number_outside_its_ends_is_refused_with_its_name(
    tmp_path: Path, words: tuple[str, ...], value: str
):
    result = run(tmp_path, *words)

    assert result.exit_code == 2
    assert f"Invalid value for '{words[-2]}': {value} is not" in result.stderr


def test_numbers_that_are_no_json_are_never_printed():
    with pytest.raises(ValueError, match="not JSON compliant"):
        show_json({"mean": float("nan")})
