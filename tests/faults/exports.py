"""The archives of several people, written by one process with the command that writes one.

UNCLENCH_DATA=FOLDER python -m tests.faults.exports INTO 1 2 3
"""

import sys
from pathlib import Path

from unclench.cli import main

if __name__ == "__main__":
    into = Path(sys.argv[1])
    into.mkdir()
    for person in sys.argv[2:]:
        file = str(into / f"{person}.zip")
        main(["export", "--person", person, "-o", file], standalone_mode=False)
