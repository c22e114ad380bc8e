"""What the answer page shows: danger first, then passages with their sources."""

from functools import cache
from typing import Any

from django.urls import reverse

from unclench.ask.answer import Library, Passage
from unclench.ask.pages import Page
from unclench.ask.question import LONGEST
from unclench.engine.values.country import Country
from unclench.engine.values.library import Claim, Treatment, TreatmentGroup
from unclench.web.knowledge import knowledge
from unclench.web.library.pages import CERTAINTY_WORDS, VERDICT_WORDS
from unclench.web.noticing import Noticed, noticed
from unclench.web.relief.pages import noticed_context

ASK = "Ask the library"
NOTHING_ASKED = "Write what you would like to know, such as “sitting hurts”. Then tap Ask."
KIND_WORDS = {
    "cause": "What may be behind it",
    "treatment": "What helps, and what does not",
    "habit": "Every day",
    "question": "Questions people ask",
    "claim": "Often said",
    "intervention": "Something to do",
    "medicine": "About painkillers",
    "self_test": "To try at home after a check",
}
# Where a page stands that has no address of its own in the library; a medicine shares one with all.
_ADDRESSES = {"intervention": "relief_one", "self_test": "understand_test"}


@cache
def library() -> Library:
    """The library behind the question box, built once for the life of the process."""
    return Library(knowledge())


def empty_context() -> dict[str, Any]:
    """The box, before anything is asked."""
    return {"heading": ASK, "title": ASK, **_box("")}


def nothing_asked_context() -> dict[str, Any]:
    """The box was sent empty: what to do, on top and at the box."""
    context = empty_context()
    context["box"]["error"] = NOTHING_ASKED
    return context | {"errors": [{"text": NOTHING_ASKED, "href": "#q"}]}


def answer_context(text: str, country: Country) -> dict[str, Any]:
    """What a question is answered with. A question that speaks of danger is led to the check, or to
    somebody to talk to, before any passage."""
    answer = library().ask(text)
    passages = [_card(passage) for passage in answer.passages]
    return {
        **(_danger(noticed(answer.topics), country) if answer.danger else {}),
        **_box(text[:LONGEST]),
        "heading": "What the library says" if passages else "We do not have an answer to that",
        "title": f"“{text[:40]}”",
        "danger": answer.danger,
        "asked": True,
        "unanswered_danger": not passages and answer.danger,
        "about_painkillers": any(_is_about_painkillers(p.page) for p in answer.passages),
        "too_long": len(text) > LONGEST,
        "passages": passages,
    }


def _is_about_painkillers(page: Page) -> bool:
    """Whether the page speaks of medicines, which do not suit everybody."""
    shelved = isinstance(page.of, Treatment) and page.of.group is TreatmentGroup.MEDICINES
    return page.kind == "medicine" or shelved or page.id == "ask_painkiller"


def _danger(found: Noticed, country: Country) -> dict[str, Any]:
    back = "crisis" if found.despair else "help_now"
    return {**noticed_context(found, country), "country_back": reverse(back)}


def _box(text: str) -> dict[str, Any]:
    box = {"action": reverse("library_ask"), "longest": LONGEST, "text": text}
    return {"box": box, "library_url": reverse("library"), "back_url": reverse("library")}


def _card(passage: Passage) -> dict[str, Any]:
    page = passage.page
    sources = knowledge().sources
    return {
        "label": KIND_WORDS[page.kind],
        "title": f"“{page.title}”" if page.kind == "claim" else page.title,
        "url": _url(page),
        "verdict": VERDICT_WORDS[page.of.verdict] if isinstance(page.of, Claim) else "",
        "text": passage.text,
        "sure": CERTAINTY_WORDS[page.certainty],
        "sources": [sources[key] for key in page.source],
    }


def _url(page: Page) -> str:
    if page.kind == "medicine":
        return reverse("medicines")
    return reverse(_ADDRESSES.get(page.kind, "library_page"), args=[page.id])
