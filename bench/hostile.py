"""Sends ten thousand hostile requests to every address, half of them as somebody else.

    PYTHONPATH=. .venv/bin/python bench/hostile.py [--hypothesis-seed=1]
    UNCLENCH_TEST_DATABASE=postgresql PYTHONPATH=. .venv/bin/python bench/hostile.py

The tests send a few, always the same; these are others each time, unless a seed is given. It ends
with 0 if no answer was a fault of the server, told a word of somebody else, showed how the program
is made, or took long.
"""

import os
import sys

import pytest

REQUESTS = 10_000
HALVES = 2

if __name__ == "__main__":
    os.environ["HOSTILE_REQUESTS"] = str(REQUESTS // HALVES)
    sys.exit(pytest.main(["tests/web/fuzz", "-q", *sys.argv[1:]]))
