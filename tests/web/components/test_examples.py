"""Every component is drawn from its own examples, and says what it can be given."""

import re
from pathlib import Path

import pytest
from django.test import RequestFactory

from unclench.web.components import views
from unclench.web.components.catalogue import COMPONENTS, component, component_names

WEB = COMPONENTS.parent
INCLUDE = re.compile(
    r'{%\s*include "components/(\w+)/(\w+)\.html"(?: with ([^%]*?))?(?: only)?\s*%}'
)
TAGS = re.compile(r"{[{%]\s*(.*?)\s*[%}]}", re.DOTALL)
STRINGS = re.compile(r'"[^"]*"')
NAMES = re.compile(r"(?<![\w.|:])([a-z_]+)(?![\w(:])")
WORDS = {"if", "elif", "else", "endif", "for", "in", "endfor", "include", "with", "only", "load"}
WORDS |= {"static", "not", "and", "or", "url", "forloop"}


def templates_of_pages() -> list[Path]:
    return sorted(WEB.glob("**/*.html"))


def names_used_in(template: Path) -> set[str]:
    tags = STRINGS.sub("", " ".join(TAGS.findall(template.read_text(encoding="utf-8"))))
    loops = set(re.findall(r"for (\w+) in", tags))
    values = re.sub(r"\w+=", " ", tags)
    return set(NAMES.findall(values)) - WORDS - loops


@pytest.mark.parametrize("name", component_names())
def test_a_component_draws_each_of_its_examples(name: str) -> None:
    examples = component(name).rendered()

    assert examples
    assert all(example.markup.strip() for example in examples)


@pytest.mark.parametrize("name", component_names())
def test_a_component_documents_everything_its_template_reads(name: str) -> None:
    used = names_used_in(COMPONENTS / name / f"{name}.html")

    assert used <= set(component(name).options)


@pytest.mark.parametrize("name", component_names())
def test_every_option_is_shown_by_an_example(name: str) -> None:
    described = component(name)

    shown = set().union(*(example["with"] for example in described.examples))

    assert set(described.options) == shown


@pytest.mark.parametrize("template", templates_of_pages(), ids=lambda file: file.name)
def test_a_page_gives_a_component_only_what_it_documents(template: Path) -> None:
    for folder, file, given in INCLUDE.findall(template.read_text(encoding="utf-8")):
        names = set(re.findall(r"(\w+)=", STRINGS.sub("", given)))

        assert folder != file or names <= set(component(folder).options)


@pytest.mark.parametrize("name", component_names())
def test_the_gallery_shows_a_component_with_its_options(name: str) -> None:
    page = views.page(RequestFactory().get("/"), name).content.decode()

    assert all(f"<code>{option}</code>" in page for option in component(name).options)


def test_the_gallery_lists_every_component() -> None:
    page = views.index(RequestFactory().get("/")).content.decode()

    assert all(f"/components/{name}/" in page for name in component_names())


def test_what_a_person_wrote_is_never_read_as_markup() -> None:
    described = component("summary_list")
    rows = [{"question": "<b>a", "answer": "<script>", "change_url": '"><i>'}]

    described.examples[:] = [{"name": "hostile", "with": {"rows": rows}}]

    assert not re.search("<b>|<script>|<i>", described.rendered()[0].markup)
