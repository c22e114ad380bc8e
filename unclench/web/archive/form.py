"""The form of an archive: names, versions and bounds that writing and reading share."""

import re

FORMAT = "unclench-archive"
SCHEMA = 1
ABOUT = "archive.json"
README = "README.txt"
LONGEST_UPLOAD = 64 * 1024 * 1024
LONGEST_WHOLE = 256 * 1024 * 1024
LONGEST_ROW = 2 * 1024 * 1024
MOST_FILES = 400
MOST_ROWS = 500_000
# Deflate reaches about a thousand; rows that repeat themselves stay well below this.
HIGHEST_RATIO = 500
NAMES = re.compile(
    r"archive\.json|README\.txt|tables/[a-z0-9_]{1,63}\.json|csv/[a-z0-9_]{1,63}\.csv"
)


def table_file(name: str) -> str:
    """Where the rows of a table stand for programs."""
    return f"tables/{name}.json"


def csv_file(name: str) -> str:
    """Where the same rows stand for people."""
    return f"csv/{name}.csv"


class ArchiveError(ValueError):
    """An archive that cannot be brought in. Says what was found, what was expected, what to do."""
