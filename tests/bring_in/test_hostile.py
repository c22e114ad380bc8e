"""Files that were made to do harm, or that broke on the way, are refused in words."""

import io
import zipfile

import pytest

from tests.bring_in.exports import DTD, brought, document, export, how, steps, zipped
from unclench.bring_in import archive, days, markup, seen
from unclench.bring_in.open import recognise
from unclench.bring_in.values import BringInError

WALK = steps("2025-05-01 08:00", "08:10", 900)
BOMB = """<!DOCTYPE HealthData [
<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
"""
OUTSIDE = '<!DOCTYPE HealthData [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
PARAMETER = '<!DOCTYPE HealthData [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>\n'


def refusal(stream, name: str = "export.zip") -> str:
    """What is said of a file that is refused."""
    with pytest.raises(BringInError) as told:
        brought(stream, name)
    return str(told.value)


def test_a_refusal_names_the_file_what_was_found_what_was_expected_and_what_to_do():
    with pytest.raises(BringInError) as told:
        brought(b"PK\x03\x04 and no more", "holiday.zip")

    assert str(told.value) == (
        "holiday.zip cannot be used: it is no zip, or a damaged one. "
        "Expected: a zip as Apple Health writes it. "
        "Export it once more and choose the file `export.zip` as it came."
    )
    assert told.value.file == "holiday.zip"


def test_an_empty_file_is_refused():
    assert "it is empty" in refusal(b"")


@pytest.mark.parametrize("length", [30, 200, 600])
def test_a_zip_that_was_cut_off_is_refused(length):
    assert "damaged" in refusal(export(WALK).getvalue()[:length])


def test_a_zip_with_a_byte_changed_is_refused():
    raw = bytearray(zipped({"export.xml": document(*[WALK] * 20)}).getvalue())
    raw[120] ^= 0xFF

    assert "cannot be used" in refusal(bytes(raw))


def test_a_locked_zip_is_refused():
    raw = bytearray(zipped({"export.xml": document(WALK)}).getvalue())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1

    assert "`export.xml` in it is locked with a password" in refusal(bytes(raw))


def test_a_zip_without_the_data_is_refused():
    text = refusal(zipped({"photo.jpg": b"\xff\xd8", "notes.xml": "<notes/>"}))

    assert "none of the 2 files in it holds the data of Apple Health" in text


def test_a_zip_in_a_zip_is_not_opened():
    assert "none of the 1 files" in refusal(zipped({"export.zip": export(WALK).getvalue()}))


def test_a_zip_that_grows_a_thousand_times_is_refused():
    bomb = zipped({"export.xml": document(*[f'<Me a="{"a" * 9000}"/>'] * 2000)})

    assert "grows to more than 200 times its packed size" in refusal(bomb)


def test_an_export_that_grows_a_hundred_times_is_read(monkeypatch):
    monkeypatch.setattr(archive, "CHUNK", 1000)
    hours = [f"2025-05-{day:02} {hour:02}" for day in range(1, 29) for hour in range(24)]
    large = export(*[steps(f"{hour}:00", f"{hour[11:]}:10", 9) for hour in hours], *[WALK] * 5000)
    entry = zipfile.ZipFile(large).infolist()[1]

    assert 90 < entry.file_size / entry.compress_size < 200
    assert len(brought(large).days) == 28


def test_a_file_in_a_zip_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 100_000)

    assert "is larger than" in refusal(export(*[WALK] * 1000))


def test_the_size_that_a_zip_promises_is_not_believed():
    raw = bytearray(zipped({"export.xml": document(*[WALK] * 20)}).getvalue())
    place = raw.index(b"PK\x01\x02") + 24
    raw[place : place + 4] = (300).to_bytes(4, "little")

    assert "damaged, or ends too early" in refusal(bytes(raw))


def test_a_zip_with_too_long_a_list_of_files_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_DIRECTORY", 2000)

    many = zipped({f"{number}.txt": "" for number in range(100)})

    assert "its list of files is longer" in refusal(many)


def test_only_the_first_of_many_xml_files_are_looked_into():
    many = {f"{number}.xml": f"<a>{' ' * 500}</a>" for number in range(40)}

    assert "none of the 41 files" in refusal(zipped({**many, "export.xml": "<HealthData/>"}))


def test_a_way_of_packing_that_may_ask_for_much_memory_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("export.xml", document(WALK))

    assert "packed in a way no phone uses" in refusal(stream)


@pytest.mark.parametrize("path", ["../../../tmp/x.xml", "/etc/export.xml", "C:\\export.xml"])
def test_a_path_that_leads_elsewhere_writes_nothing(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    preview = brought(zipped({path: document(WALK)}))

    assert preview.days[0].steps == 900
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("dtd", [BOMB, OUTSIDE, PARAMETER])
def test_entities_are_refused(dtd):
    text = refusal(zipped({"export.xml": document(WALK, dtd=dtd)}))

    assert "defines entities or points outside the file" in text


def test_a_description_outside_the_file_is_not_fetched():
    dtd = '<!DOCTYPE HealthData SYSTEM "http://127.0.0.1:9/health.dtd">\n'

    assert brought(zipped({"export.xml": document(WALK, dtd=dtd)})).days[0].steps == 900


def test_an_export_that_describes_its_elements_is_read():
    assert brought(zipped({"export.xml": document(WALK, dtd=DTD)})).days[0].steps == 900


def test_values_that_a_description_adds_cannot_make_much_of_little():
    dtd = f'<!DOCTYPE HealthData [<!ATTLIST Record x CDATA "{"x" * 20_000}">]>\n'

    assert "longer than 10000 letters" in refusal(zipped({"e.xml": document(WALK, dtd=dtd)}))


def test_xml_that_breaks_off_is_refused_and_none_of_it_is_used():
    text = refusal(zipped({"export.xml": document(WALK)[:-30]}))

    assert "the XML in it is damaged or ends too early" in text


def test_letters_in_another_encoding_than_promised_are_refused():
    latin = document(steps("2025-05-01 08:00", "08:10", 9, "Jürgen")).encode("latin-1")

    assert "the XML in it is damaged" in refusal(zipped({"export.xml": latin}))


def test_an_encoding_that_nobody_knows_is_refused():
    odd = document(WALK).replace("UTF-8", "x-odd")

    assert "holds the data" in refusal(zipped({"export.xml": odd}))


def test_elements_nested_deeply_are_refused():
    text = refusal(zipped({"export.xml": document("<a>" * 40, "</a>" * 40)}))

    assert "more than 32 elements stand inside one another" in text


def test_a_very_long_attribute_is_refused():
    long = steps("2025-05-01 08:00", "08:10", 9, "x" * 20_000)

    assert "an element is longer than 10000 letters" in refusal(zipped({"e.xml": document(long)}))


def test_a_token_without_an_end_is_refused_before_it_fills_the_memory():
    noise = "".join(f"{number:x}" for number in range(600_000))

    text = refusal(zipped({"export.xml": document(WALK, f"<!--{noise}-->")}))

    assert "more than 1 MB follow without an element" in text


def test_more_elements_than_a_life_has_are_refused(monkeypatch):
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 50)

    assert "more than 50 elements" in refusal(export(*[WALK] * 60))


def test_more_records_of_a_day_than_anybody_has_are_refused(monkeypatch):
    monkeypatch.setattr(seen, "MOST_A_DAY", 5)
    walks = [steps("2025-05-01 08:00", "08:10", number) for number in range(9)]

    assert "more than 5 records on 2025-05-01" in refusal(export(*walks))


def test_more_programs_than_anybody_has_are_refused(monkeypatch):
    monkeypatch.setattr(days, "MOST_SOURCES", 3)
    walks = [steps("2025-05-01 08:00", "08:10", 9, f"phone {number}") for number in range(4)]

    assert "more than 3 programs and devices" in refusal(export(*walks))


def test_xml_of_something_else_is_refused():
    assert "not the data of Apple Health" in refusal('<?xml version="1.0"?><gpx/>', "route.gpx")


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n\0\1\2", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 99])
def test_what_is_no_text_is_refused(raw):
    assert "it is no text" in refusal(raw, "picture.png")


def test_a_name_in_a_message_is_short_and_on_one_line():
    path = "a\n" * 100 + ".xml"

    with pytest.raises(BringInError) as told:
        list(recognise(zipped({path: document()[:-9]}), "e.zip", how()).records())

    assert "\n" not in str(told.value)
