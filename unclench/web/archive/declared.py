"""What each app says of its tables: `archive.yaml` in its folder."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps

FILE = "archive.yaml"


@cache
def declared_tables() -> Mapping[str, Mapping[str, Any]]:
    """By the name of a table: its `meaning`, and the meaning of its `columns`."""
    return _joined("tables")


@cache
def left_out_tables() -> Mapping[str, str]:
    """The tables that are never in an archive, with the reason."""
    return _joined("left_out")


def _joined(part: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for document in _documents():
        found |= document.get(part, {})
    return found


@cache
def _documents() -> tuple[Mapping[str, Any], ...]:
    files = (Path(config.path) / FILE for config in apps.get_app_configs())
    texts = (file.read_text(encoding="utf-8") for file in files if file.exists())
    return tuple(yaml.safe_load(text) for text in texts)
