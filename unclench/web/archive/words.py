"""The letter that lies in every archive."""

import textwrap

from unclench.web.archive.declared import left_out_tables
from unclench.web.archive.shape import tables

WIDTH = 88
_BEGIN = """\
YOUR RECORD

This is everything that Unclench kept about your back for you, in one file. It is yours.
Nobody needs Unclench to read it.

- In the folder "csv" there is a table for each kind of thing. Open them with a spreadsheet
  program. Times are in UTC (the time of London in winter). Text that a spreadsheet could
  take for a formula has an apostrophe (') put before it there.
- In the folder "tables" are the same rows for programs. They are the exact ones.
- "archive.json" says when this was made, by which version, and has a check sum of each file,
  so that nothing gets lost or changed on the way without anybody noticing.

Keep it in a safe place: it is about your health, and it is not locked with a password.

To go on somewhere else, open "Bring a record in" there, on the page "Your record". On the
command line it is: unclench import FILE. Every answer, result and plan stays as it was.

WHAT IS IN IT
"""
_NOT_IN_IT = """
WHAT IS NOT IN IT
"""
_SECRETS = (
    "Keys, passwords and e-mail addresses are never in it. Who finds this file cannot get into "
    "your account."
)


def readme() -> str:
    """What is in the archive, in plain words. The same for everybody."""
    inside = "".join(_point(f"{table.name}: {table.meaning}") for table in tables())
    kept_back = [_SECRETS, *dict.fromkeys((*left_out_tables().values(), *_columns_left_out()))]
    return _BEGIN + "\n" + inside + _NOT_IN_IT + "\n" + "".join(map(_point, kept_back))


def _columns_left_out() -> list[str]:
    return [str(c.said["left_out"]) for table in tables() for c in table.made_anew]


def _point(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ") + "\n"
