"""A report as plain words says what page one says."""

from unclench.report.document import Document, Facts, Grid, Points, Section, Words
from unclench.report.plain_text import as_text

DOCUMENT = Document(
    title="Back pain",
    lead="Entered by the patient.",
    about=Facts((("Age", "18 to 44"),)),
    first=(
        Section("flags", "Red flags", (Points(("Fever.",), lead="Reported:"),)),
        Section(
            "function",
            "Function",
            (Grid("Own activities", ("Activity", "First", "Last"), (("Socks", "", "6"),)),),
        ),
    ),
    details=(Section("days", "Day by day", (Words("Many days."),)),),
    foot=("Not certified.",),
)


def test_it_is_read_in_the_order_of_page_one():
    told = as_text(DOCUMENT)

    assert told == (
        "Back pain\n\nEntered by the patient.\n\nAge: 18 to 44\n\nRED FLAGS\nReported:\n- Fever."
        "\n\nFUNCTION\nOwn activities\n- Socks: last 6\n\nNot certified."
    )


def test_what_stands_in_full_is_left_out():
    assert "Many days" not in as_text(DOCUMENT)
