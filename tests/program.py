"""The program in a process of its own, as people run it."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
ONE_AFTER_ANOTHER = """import json, sys
from unclench.cli import main
for words in json.loads(sys.argv[1]):
    main(words, standalone_mode=False)
"""


def environment(data: Path, **settings: str) -> dict[str, str]:
    """What a process of ours is told: a data folder, and nothing of this process's settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("UNCLENCH_", "DJANGO_"))}
    return kept | {"UNCLENCH_DATA": str(data), "PYTHONPATH": str(ROOT)} | settings


def run(data: Path, *arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end, whatever comes of it."""
    command = [sys.executable, "-m", "unclench", *map(str, arguments)]
    told = environment(data, **settings)
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False)


def unclench(data: Path, *arguments: object, **settings: str) -> str:
    """Runs a command that has to succeed; what it said."""
    done = run(data, *arguments, **settings)
    assert done.returncode == 0, done.stderr
    return done.stdout


def one_after_another(data: Path, *commands: Sequence[object], **settings: str) -> None:
    """Commands that have to succeed, in one process: a start takes longer than most of them."""
    words = json.dumps([list(map(str, command)) for command in commands])
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_ANOTHER, words],
        env=environment(data, **settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
