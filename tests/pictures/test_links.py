"""What may go with the pain of the next day."""

from dataclasses import replace
from xml.etree import ElementTree

from tests.pictures.drawn import SVG, elements, texts_of
from unclench.pictures.links import Linked, links
from unclench.pictures.picture import Picture
from unclench.pictures.svg import WIDTH

OPEN = Linked("Sleep", -0.1, -0.4, 0.2, -0.2, 0.0, 88, 0.1, 0.12)
LINK = Linked("Sitting", 0.5, 0.3, 0.7, 0.4, 0.6, 90, 0.05, 0.97, linked=True)


def _dot(picture: Picture) -> float:
    [path] = [e for e in elements(picture) if e.get("class") == "uc-chart__link-dot"]
    return float(path.get("d", "")[1:].split(" ")[0])


def test_no_difference_stands_in_the_middle_and_more_pain_to_the_right():
    assert _dot(links([replace(OPEN, mean=0.0)])) == WIDTH / 2
    assert _dot(links([LINK])) > WIDTH / 2 > _dot(links([OPEN]))


def test_a_wide_interval_stays_inside_the_picture():
    wide = replace(LINK, mean=9.0, low=-20.0, high=30.0)

    assert WIDTH / 2 < _dot(links([wide])) <= WIDTH


def test_the_sentence_names_only_what_is_linked():
    assert links([OPEN, LINK]).sentence == (
        "Of 2 things in your diary, sitting is linked with the next day's pain."
    )
    assert "none shows a clear link" in links([OPEN]).sentence


def test_only_a_link_has_its_colour():
    looks = [e.get("class") for e in elements(links([OPEN]))]

    assert "uc-chart__open-bar" in looks
    assert "uc-chart__link-bar" not in looks


def test_every_number_stands_in_the_table():
    table = links([LINK]).table

    assert len(table.heads) == len(table.rows[0])
    assert table.rows == (("Sitting", "+0.5, +0.3 to +0.7", "90", "5 %", "97 %"),)


def test_how_many_days_stands_beside_each():
    assert {"88 days", "90 days"} <= set(texts_of(links([OPEN, LINK])))


def test_without_anything_there_is_a_sentence_and_no_drawing():
    picture = links([])

    assert (picture.drawings, picture.keys, picture.table.rows) == ((), (), ())
    assert "Nothing is noted yet" in picture.sentence


def test_hostile_words_are_only_words():
    hostile = replace(OPEN, name="<script>\"&'")

    [drawing] = links([hostile]).drawings

    names = [e.text for e in ElementTree.fromstring(drawing).iter(f"{SVG}text")]
    assert hostile.name in names
