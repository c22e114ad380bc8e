"""A report: chosen, shown exactly as it is shared, taken along."""

import io
import json
import re
from datetime import UTC, date, datetime

import fhirkit
import pytest
from pypdf import PdfReader

from tests.web.report.conftest import LIVED, Reporter, words_in
from unclench.report.choice import Part
from unclench.web.archive.models import Looked
from unclench.web.diary.models import OwnActivity
from unclench.web.episodes.models import Episode
from unclench.web.report.models import ReportWords


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def headings_of(answer) -> list[str]:
    return re.findall(
        r'<h2 class="uc-report__heading" id="report-([\w-]+)"', answer.content.decode()
    )


def test_it_begins_with_days_and_parts_to_choose(owner):
    page = owner.opens("/report/").content.decode()

    assert [part for part in Part if f'name="part" value="{part.value}" checked' not in page] == []
    assert "When may I lift heavy things again?" in page


def test_with_no_bout_going_on_it_tells_of_a_year(owner):
    Episode.objects.update(ended_on=date(2026, 1, 20))

    assert 'value="year" checked' in owner.opens("/report/").content.decode()


def test_the_record_leads_to_it(owner):
    assert 'href="/report/"' in owner.opens("/you/").content.decode()


def test_page_one_holds_what_was_chosen_in_the_order_of_reading(owner):
    order = ["why", "questions", "red-flags", "course", "fits", "medicines", "tried", "function"]

    assert headings_of(owner.page()) == order


@pytest.mark.parametrize("part", ["questions", "course", "medicines"])
def test_nothing_is_shown_of_a_part_that_was_not_chosen(owner, part):
    assert headings_of(owner.page(part)) == [part]


def test_nothing_is_shown_of_days_that_were_not_chosen(owner):
    page = owner.page("course", days="own", **{"from": "2025-12-01", "to": "2025-12-07"})

    days = set(re.findall(r"\d+ \w{3} 20\d\d", text_of(page).split("Day by day")[1]))
    assert days
    assert days <= {f"{n} Dec 2025" for n in range(1, 8)}


def test_a_sign_that_was_ticked_is_told_where_its_days_hold_no_check(owner, lived):
    lived.nerve_looks.update(looked_at=datetime(2026, 1, 20, 9, 30, tzinfo=UTC))

    page = text_of(
        owner.page("red_flags", days="own", **{"from": "2026-01-20", "to": "2026-01-20"})
    )

    assert "no check after it in these days:" in page
    assert "20 Jan 2026: new weakness in one leg (not sure)" in page


def test_it_says_what_it_is_not(owner):
    page = text_of(owner.page())

    assert "Entered by the patient. Not a diagnosis, and not checked by a clinician." in page
    assert "has not been assessed or certified as a medical device anywhere" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"days": "own", "from": "", "to": "2026-01-02"}, "Write a day such as"),
        ({"days": "own", "from": "2999-01-01", "to": "2026-01-02"}, "still to come"),
        ({"days": "own", "from": "2026-01-03", "to": "2026-01-02"}, "before the first one"),
    ],
)
def test_days_that_do_not_fit_are_asked_for_again(owner, sent, said):
    page = owner.page("why", **sent)

    assert page.status_code == 422
    assert said in text_of(page)


def test_without_a_part_there_is_no_report(owner):
    page = owner.browser.get("/report/page/", LIVED | {"part": "nonsense"})

    assert page.status_code == 422
    assert "Choose at least one part" in text_of(page)


def test_somebody_with_nothing_is_led_to_a_check(newcomer):
    assert "Check my back" in text_of(newcomer.opens("/report/"))
    assert newcomer.page().status_code == 302


def test_a_stranger_takes_nothing_of_it(owner, newcomer):
    assert newcomer.takes("pdf").status_code == 404
    assert newcomer.takes("fhir").status_code == 404


def test_the_questions_stand_on_the_page_and_in_the_files(owner):
    owner.sends("/report/words/", question1="Is it the <b>bed</b>?", medicines="Ramipril")

    assert "Is it the &lt;b&gt;bed&lt;/b&gt;?" in owner.page().content.decode()
    assert "Is it the <b>bed</b>?" in words_in(owner.takes("pdf").content)
    assert "Ramipril" in owner.takes("fhir").content.decode()


def test_page_pdf_and_fhir_say_the_same(owner):
    pain = "Down from"
    page, pdf, fhir = text_of(owner.page()), owner.takes("pdf"), owner.takes("fhir")

    sentence = re.search(rf"{pain}.*?\) to .*?\)\.", page)[0]

    assert sentence in words_in(pdf.content)
    assert sentence in fhir.content.decode()


def test_a_name_goes_on_the_file_and_is_kept_nowhere(owner):
    pdf = owner.takes("pdf", name="Vera Zwetschge")

    rows = str(list(ReportWords.objects.values()) + list(Looked.objects.values()))
    assert "Vera Zwetschge" in words_in(pdf.content)
    assert "Zwetschge" not in rows + owner.page().content.decode()


def test_the_pdf_is_tagged_and_says_its_title_and_language(owner):
    reader = PdfReader(io.BytesIO(owner.takes("pdf").content))

    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert (root["/Lang"], reader.metadata.title) == (
        "en-GB",
        "Back pain: what I have written down",
    )
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_pdf_brings_its_fonts_along(owner):
    reader = PdfReader(io.BytesIO(owner.takes("pdf").content))

    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    files = [f["/DescendantFonts"][0]["/FontDescriptor"].get("/FontFile2") for f in fonts]
    assert files
    assert all(file is not None for file in files)


def test_the_pdf_reads_in_order(owner):
    text = words_in(owner.takes("pdf").content)
    parts = ["Why now", "What I want to ask", "Red flags asked about", "Course of pain", "In full"]

    places = [text.index(part) for part in parts]

    assert places == sorted(places)


def test_page_one_of_the_pdf_holds_all_of_the_first_part(owner):
    reader = PdfReader(io.BytesIO(owner.takes("pdf").content))

    first, second = (page.extract_text() for page in reader.pages[:2])

    assert "Function and goals" in first
    assert second.startswith("In full")


def test_page_one_of_the_pdf_stays_one_page_for_somebody_with_much_to_tell(owner):
    ReportWords.objects.update(questions=["When may I lift what I lifted before? " * 5] * 5)
    OwnActivity.objects.update(words="Carry the shopping home and up all of the stairs " * 2)

    reader = PdfReader(io.BytesIO(owner.takes("pdf").content))

    assert reader.pages[1].extract_text().startswith("In full")


def test_a_sign_that_no_font_has_leaves_a_square_and_not_a_fault(owner):
    pdf = owner.takes(
        "pdf", "questions", name="Ann \N{GRINNING FACE} \N{CJK UNIFIED IDEOGRAPH-65E5}"
    )

    assert "Ann \N{WHITE SQUARE} \N{WHITE SQUARE}" in words_in(pdf.content)


@pytest.mark.parametrize("words", ["#pagebreak()", "*bold* $x^2$ <a> @b", "\\\\ \" ' `", "= No"])
def test_what_somebody_wrote_is_never_read_as_markup_of_the_pdf(owner, words):
    owner.sends("/report/words/", question1=words)

    assert " ".join(words.split()) in words_in(owner.takes("pdf", "questions").content)


def test_the_fhir_file_is_a_document_without_fault(owner):
    file = owner.takes("fhir")

    assert fhirkit.validate(file.content.decode()) == []
    assert json.loads(file.content)["type"] == "document"
    assert file["Content-Type"] == "application/fhir+json"


def test_taking_it_along_makes_a_line_and_looking_at_it_makes_none(owner):
    owner.page()
    owner.takes("pdf")
    owner.takes("fhir")

    lines = Looked.objects.filter(what="reported").order_by("pk")
    assert [line.part for line in lines] == ["as a PDF", "as FHIR"]


def test_the_database_is_not_asked_once_for_every_day(owner, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        owner.page()


def test_nothing_about_health_is_kept_by_a_browser_on_the_way(owner):
    kept = [owner.page(), owner.takes("pdf"), owner.takes("fhir")]

    assert ["no-store" in answer["Cache-Control"] for answer in kept] == [True] * 3


def test_the_note_for_work_is_shown_as_it_was_written(owner):
    owner.sends("/report/work/", can="Walk about\n\nSit", cannot="Lift", until="2999-01-01")

    note = text_of(owner.opens("/report/work/note/"))

    assert "I can Walk about Sit For now I cannot Lift" in note
    assert "1 January 2999" in note


def test_the_note_for_work_as_a_file_names_no_illness(owner):
    pdf = words_in(owner.sends("/report/work/note/", name="Ann Example").content)

    assert "Ann Example" in pdf
    assert [word for word in ("pain", "back", "Unclench") if word.lower() in pdf.lower()] == []


@pytest.mark.parametrize("sent", [{}, {"can": "Sit", "until": "2001-01-01"}, {"until": "soon"}])
def test_a_note_that_lacks_something_is_asked_for_again(newcomer, sent):
    answer = newcomer.sends("/report/work/", **sent)

    assert answer.status_code == 422
    assert "There is a problem" in text_of(answer)


def test_nobody_gets_a_record_by_leaving_the_questions_empty(newcomer):
    newcomer.sends("/report/words/", question1=" ")

    assert not ReportWords.objects.exists()
    assert newcomer.key == ""


def test_another_persons_words_are_not_shown(owner):
    other = Reporter()
    other.finishes()

    assert "When may I lift" not in text_of(other.page()) + text_of(other.opens("/report/words/"))


def test_what_was_learnt_of_what_was_tried_stands_with_its_interval(owner):
    assert "80% interval" in text_of(owner.page("tried"))


def test_what_was_learnt_outside_of_the_chosen_days_is_not_told(owner):
    elsewhere = {"days": "own", "from": "2020-01-01", "to": "2020-01-31"}

    assert "80% interval" not in text_of(owner.page("tried", **elsewhere))
