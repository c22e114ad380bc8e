"""The page of settings is made from the settings."""

import os
import runpy
from pathlib import Path

import pytest

from unclench.web.declared import SettingError, unknown, value_of

ROOT = Path(__file__).parents[2]


def test_the_page_of_settings_is_as_the_code_says():
    made = runpy.run_path(str(ROOT / "script/settings.py"))["page"]()

    assert made == (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")


def test_a_setting_may_stand_in_a_file(monkeypatch, tmp_path: Path):
    (tmp_path / "secret").write_text("hidden\n")
    monkeypatch.setenv("UNCLENCH_OIDC_SECRET_FILE", str(tmp_path / "secret"))

    assert value_of("UNCLENCH_OIDC_SECRET") == "hidden"


def test_a_setting_in_both_places_is_refused(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("UNCLENCH_PORT", "8001")
    monkeypatch.setenv("UNCLENCH_PORT_FILE", str(tmp_path / "port"))

    with pytest.raises(SettingError, match="UNCLENCH_PORT is set as well"):
        value_of("UNCLENCH_PORT")


def test_a_file_that_cannot_be_read_is_named(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("UNCLENCH_PORT_FILE", str(tmp_path / "port"))

    with pytest.raises(SettingError, match=r"UNCLENCH_PORT_FILE='.*/port' cannot be used"):
        value_of("UNCLENCH_PORT")


def test_a_name_that_is_no_setting_is_found(monkeypatch):
    monkeypatch.setitem(os.environ, "UNCLENCH_PROT", "8001")

    assert "UNCLENCH_PROT" in list(unknown())
