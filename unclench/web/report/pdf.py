"""A document as a PDF, set in a process of its own.

What sets it keeps some fifty megabytes for as long as it lives, and few people need it: so it lives
for the one file only. It reads words as data and has nothing of the site, not even the settings.
"""

import json
import subprocess
import sys
from pathlib import Path

from unclench.report.document import Document
from unclench.report.on_paper import for_paper

LONGEST_S = 30
HOUSE = Path(__file__).parents[3]


def pdf_of(document: Document) -> bytes:
    """The document as one file. Raises CalledProcessError or TimeoutExpired if it cannot be set."""
    told = json.dumps(for_paper(document), ensure_ascii=False)
    done = subprocess.run(
        [sys.executable, "-m", "unclench.web.report.set_pdf"],
        input=told.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what it says of a fault may hold somebody's words
        timeout=LONGEST_S,
        check=True,
        cwd=HOUSE,
    )
    return done.stdout
