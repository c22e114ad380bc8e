"""What the pages about painkillers show, as plain values for the templates."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from unclench.engine.knowledge.answers import stored_findings
from unclench.engine.knowledge.wording import answer_in_words
from unclench.engine.values.country import Country
from unclench.engine.values.disposition import Disposition
from unclench.engine.values.finding import FindingType
from unclench.engine.values.findings import NOT_SURE, Findings
from unclench.engine.values.interview import Page
from unclench.engine.values.medicine import LEAFLET
from unclench.engine.values.record import Source
from unclench.web.accounts.country import UNKNOWN, numbers_for
from unclench.web.check.forms import Sent
from unclench.web.check.pages import page_answer, page_context, words_for
from unclench.web.knowledge import knowledge
from unclench.web.medicines.models import MedicineAnswers
from unclench.web.medicines.services import Asking

WORDS = {
    "may": "May suit you",
    "ask_first": "Ask a pharmacist first",
    "not_for_you": "Not for you",
}
PRESCRIBER = "Not without a doctor"
HOW_SURE = {
    "high": "We are very sure of this.",
    "moderate": "We are fairly sure of this.",
    "low": "We are not very sure of this.",
    "very_low": "We know very little.",
    "unverified": "Unverified: we have read no source for this yet.",
}
STRICTER = ("ask", "block", "stop")
TITLE = "Painkillers without a prescription: may I?"


def comes_from_check(now: Asking) -> bool:
    """Whether the emergency is the check's own, which has its own page."""
    return now.carried is not None and now.carried.disposition == Disposition.EMERGENCY


def start_context(now: Asking, country: Country) -> dict[str, Any]:
    """What each painkiller does for a back, before anything is asked."""
    return {
        "title": TITLE,
        "shelves": [
            {"title": shelf.title, "medicines": [_honest(name) for name in shelf.medicines]}
            for shelf in knowledge().medicine_shelves
        ],
        "sources": _benefit_sources(),
        "needs_check": now.carried is None,
        "has_answers": now.row is not None and bool(now.row.answers),
        "exit": now.check.exit,
        "leaflet": LEAFLET,
        "back_url": reverse("relief_all"),
        "emergency_number": country.emergency,
    }


def _honest(name: str) -> dict[str, Any]:
    medicine = knowledge().medicines[name]
    return {
        "title": medicine.title,
        "benefit": medicine.benefit,
        "how_sure": HOW_SURE[medicine.benefit_certainty],
    }


def _benefit_sources() -> list[Source]:
    """Every source of what the medicines do for a back, once."""
    keys = [key for m in knowledge().medicines.values() for key in m.benefit_source]
    return [knowledge().sources[key] for key in dict.fromkeys(keys)]


def question_context(now: Asking, page: Page, sent: Sent) -> dict[str, Any]:
    """A question page, as in the check, with the way back along these questions."""
    context = page_context(knowledge(), page, now.findings, sent, now.rows(page))
    return context | {"back_url": _page_before(now, page)}


def _page_before(now: Asking, page: Page) -> str:
    given = now.row.answers if now.row else {}
    road = list(knowledge().medicine_pages.pages)
    earlier = [p for p in road[: road.index(page)] if set(p.findings) & set(given)]
    return reverse("medicine_page", args=[earlier[-1].id]) if earlier else reverse("medicines")


def told_context(row: MedicineAnswers, country: Country) -> dict[str, Any]:
    """What a person was told, from what was kept, in the words for their country."""
    result = row.result
    cards = {m["medicine"]: _card(m) for m in result["medicines"]}
    return {
        "title": TITLE,
        "row": row,
        "needs_check": row.decision_id is None,
        "date": f"{row.finished_at:%-d %B %Y, %H:%M}",
        "urgent": _urgent(result, country),
        "exit": result["exit"],
        "shelves": _shelves(cards),
        "leaflet": result["leaflet"],
        "rows": _answer_rows(row),
        "pharmacist": _for_the_pharmacist(row, cards),
        "back_url": reverse("medicines"),
    } | numbers_for(country)


def for_another_country(row: MedicineAnswers, country: Country) -> bool:
    """Whether the list was made for a country other than the one that pages show now."""
    return (row.country or UNKNOWN) != country.id


def _urgent(result: Mapping[str, Any], country: Country) -> dict[str, Any] | None:
    """The care card of the help that comes before any painkiller."""
    if result["urgent"] is None:
        return None
    level = result["urgent"]["disposition"]
    advice, words = knowledge().advice[Disposition(level)], words_for(country)
    return {
        "level": level,
        "heading": advice.heading.format(**words),
        "lead": advice.lead.format(**words),
        "do": [line.format(**words) for line in advice.do],
        "reasons": [{"text": why} for why in result["urgent_because"]],
    }


def _shelves(cards: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The cards by shelf; a shelf that holds only what is never suggested stays folded."""
    shelves = []
    for shelf in knowledge().medicine_shelves:
        shown = [cards[name] for name in shelf.medicines if name in cards]
        folded = all(card["never_suggested"] for card in shown)
        if shown:
            shelves.append({"title": shelf.title, "cards": shown, "folded": folded})
    return shelves


def _card(medicine: Mapping[str, Any]) -> dict[str, Any]:
    """One medicine: the word, the reasons that decide, and what else to tell the pharmacist."""
    fired = medicine["fired"]
    decides = max((STRICTER.index(f["action"]) for f in fired), default=-1)
    first = [f for f in fired if STRICTER.index(f["action"]) == decides]
    never = medicine["never_suggested"]
    doctor = never and medicine["standing"] == "not_for_you"
    return {
        "id": medicine["medicine"],
        "title": medicine["title"],
        "what": medicine["what"],
        "standing": medicine["standing"],
        "word": PRESCRIBER if doctor else WORDS[medicine["standing"]],
        "never_suggested": never,
        "reasons": [_reason(f) for f in first],
        "more": [_reason(f) for f in fired if f not in first],
        "benefit": medicine["benefit"],
        "how_sure": HOW_SURE[medicine["benefit_certainty"]],
        "care": medicine["care"],
        "leaflet": LEAFLET,
        "certainty": _certainty(fired),
        "sources": _sources(medicine),
        "fired": fired,
    }


def _reason(fired: Mapping[str, Any]) -> dict[str, Any]:
    because = f"You told us: {'; '.join(fired['because'])}. " if fired["because"] else ""
    unsure = " You were not sure, so we take the careful side." if fired["not_sure"] else ""
    country = " We do not know your country, so we take the careful side."
    return {
        "text": f"{because}{fired['why']}{unsure}{country if fired['country_unknown'] else ''}",
        "unverified": fired["certainty"] == "unverified",
    }


def _sources(medicine: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every source of a card, once."""
    listed = [*medicine["benefit_sources"], *medicine["sources"]]
    listed += [source for fired in medicine["fired"] for source in fired["sources"]]
    return list({source["id"]: source for source in listed}.values())


def _certainty(fired: Sequence[Mapping[str, Any]]) -> str:
    """How sure the rules are that hold, in one line; "" when none does."""
    sure = dict.fromkeys(f["certainty"].replace("_", " ") for f in fired)
    return f"How sure these rules are: {', '.join(sure)}." if sure else ""


def _answer_rows(row: MedicineAnswers) -> list[dict[str, str]]:
    """What the answer rests on, page by page, with a way to change what was asked here."""
    findings = stored_findings(knowledge(), row.findings)
    pages = knowledge().medicine_pages.pages
    by_preset = {s.finding for page in pages for preset in page.presets for s in preset.sets}
    return [
        _answer_row(row, page, findings)
        for page in pages
        if set(page.findings) & set(findings) and (page.presets or _adds(page, by_preset, findings))
    ]


def _adds(page: Page, by_preset: set[str], findings: Findings) -> bool:
    """Whether a page says more than the tap that answered it along with another.

    "I would rather not say" leaves pregnancy to its own page.
    """
    told_by_tap = set(page.findings) <= by_preset and findings.known("sex") is not None
    return not told_by_tap


def _answer_row(row: MedicineAnswers, page: Page, findings: Findings) -> dict[str, str]:
    asked_here = bool(set(page.findings) & set(row.answers))
    answer = page_answer(knowledge(), page, findings)
    return {
        "question": page.heading,
        "answer": answer if asked_here else f"{answer} (from your check)",
        "change_url": reverse("medicine_page", args=[page.id]) if asked_here else "",
    }


def _for_the_pharmacist(
    row: MedicineAnswers, cards: Mapping[str, dict[str, Any]]
) -> dict[str, list[str]]:
    """The list to show: what was said about the person, and what each medicine waits for."""
    findings = stored_findings(knowledge(), row.findings)
    asked = [n for page in knowledge().medicine_pages.pages for n in page.findings]
    return {
        "about": [text for name in asked if (text := _about(name, findings))],
        "unsure": [
            knowledge().findings[name].title for name in asked if findings.get(name) is NOT_SURE
        ],
        "medicines": [_line(card) for card in cards.values() if not card["never_suggested"]],
    }


def _about(name: str, findings: Findings) -> str:
    """A yes by its name, an age or a choice with its value; nothing for a no."""
    finding, answer = knowledge().findings[name], findings.get(name)
    if answer is None or answer is NOT_SURE or answer in (False, "no"):
        return ""
    if finding.type is FindingType.YES_NO:
        return finding.title
    return f"{finding.title}: {answer_in_words(finding, answer)}"


def _line(card: Mapping[str, Any]) -> str:
    told = [because for fired in card["fired"] for because in fired["because"]]
    listed = f" ({', '.join(dict.fromkeys(told))})" if told else ""
    return f"{card['title']}: {card['word'].lower()}{listed}"
