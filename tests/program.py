"""The program in a process of its own, as people run it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


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
