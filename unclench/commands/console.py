"""What every command shares: JSON, and an end with a message. Nothing that takes long to import."""

import json
import sys
from typing import Any, NoReturn

import click


def stop(message: str) -> NoReturn:
    """Leaves with a message on standard error and exit code 1."""
    click.echo(message, err=True)
    sys.exit(1)


def show_json(value: Any) -> None:
    """Prints a value as indented JSON. NaN and Infinity are no JSON: they raise ValueError."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False))
