"""The list of what runs besides our own code is whole, and has the form that others read."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements/app.lock").read_text(encoding="utf-8")
PURL = re.compile(r"pkg:(pypi|npm)/[\w.%/-]+@[\w.!+-]+")


@pytest.fixture(scope="module")
def bill():
    return runpy.run_path(str(ROOT / "script/sbom.py"))["bill"]()


def test_it_says_what_form_it_has(bill):
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])


def test_every_locked_package_is_in_it(bill):
    locked = {name.lower() for name in re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)}

    assert locked - {component["name"] for component in bill["components"]} == set()


def test_what_was_copied_in_is_in_it_with_its_licence_and_check_sum(bill):
    font = next(one for one in bill["components"] if "atkinson" in one["name"])

    assert font["licenses"] == [{"license": {"id": "OFL-1.1"}}]
    assert re.fullmatch("[0-9a-f]{128}", font["hashes"][0]["content"])


def test_everything_in_it_has_the_parts_that_the_form_demands(bill):
    components = [bill["metadata"]["component"], *bill["components"]]

    assert all(one["type"] in ("application", "library") for one in components)
    assert all(one["name"] and one["version"] for one in components)
    assert [one["purl"] for one in components if not PURL.fullmatch(one["purl"])] == []
    assert len({one["bom-ref"] for one in components}) == len(components)


def test_every_package_has_the_check_sums_of_its_files(bill):
    packages = [one for one in bill["components"] if one["purl"].startswith("pkg:pypi")]

    assert [one["name"] for one in packages if not one["properties"]] == []


def test_the_same_files_give_the_same_list(bill):
    assert runpy.run_path(str(ROOT / "script/sbom.py"))["bill"]() == bill
