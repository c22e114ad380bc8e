"""Reads the forms of a fair test. What no page offered is refused."""

from datetime import date, datetime, timedelta

from django.http import QueryDict
from django.utils import timezone

from unclench.web.check.forms import TamperedFormError
from unclench.web.fair_tests.asking import ARMS_LEAST, ARMS_MOST, QUESTION_LONGEST
from unclench.web.fair_tests.models import Did
from unclench.web.knowledge import knowledge
from unclench.web.noticing import read_note

CHOOSE_ARMS = "Choose two or three things. You chose {count}."
WRITE_QUESTION = "Write what you want to know, in your own words"
SHORTER = "Shorten it to {limit} letters. It has {length} now."
CHOOSE_ONE = "Choose one answer"
WHICH = "You ticked something and also chose “None of these”. Which is right?"
TICK = "Tick what is true, or choose “None of these”"
WORDS_LONGEST = 200


def read_arms(form: QueryDict, offered: set[str]) -> tuple[list[str], str]:
    """What was chosen, and what is wrong with it."""
    chosen = list(dict.fromkeys(form.getlist("arm")))
    if not set(chosen) <= offered:
        raise TamperedFormError
    few = not ARMS_LEAST <= len(chosen) <= ARMS_MOST
    return chosen, CHOOSE_ARMS.format(count=len(chosen) or "nothing") if few else ""


def read_prescribed(form: QueryDict, asked: set[str]) -> tuple[list[str], str]:
    """What was ticked; every row of the list was asked."""
    ticked = list(dict.fromkeys(form.getlist("arm")))
    if not set(ticked) <= asked:
        raise TamperedFormError
    none = "none" in form
    if none and ticked:
        return ticked, WHICH
    return ticked, "" if none or ticked else TICK


def read_question(form: QueryDict) -> tuple[str, str]:
    """The question on one line."""
    words = " ".join(read_note(form.get("question", "")).text.split())
    if not words:
        return "", WRITE_QUESTION
    too_long = SHORTER.format(limit=QUESTION_LONGEST, length=len(words))
    return words, too_long if len(words) > QUESTION_LONGEST else ""


def read_words(form: QueryDict) -> tuple[str, str]:
    """A short note; it may be empty."""
    note = read_note(form.get("words", ""))
    too_long = SHORTER.format(limit=WORDS_LONGEST, length=len(note.text))
    return note.text, note.error or (too_long if len(note.text) > WORDS_LONGEST else "")


def read_one(form: QueryDict, name: str, offered: set[str]) -> tuple[str, str]:
    """One answer of those that were offered."""
    told = form.get(name, "")
    if told and told not in offered:
        raise TamperedFormError
    return told, "" if told else CHOOSE_ONE


def read_did(form: QueryDict) -> tuple[date, Did, datetime]:
    """Whether it was done, of which day, and when it was written.

    A device tells how long ago it wrote it, never what time it is.
    """
    try:
        day = date.fromisoformat(form.get("day", ""))
        did = Did(form.get("did", ""))
        age = timedelta(seconds=max(0.0, float(form.get("age_s", "0"))))
    except (ValueError, OverflowError):
        raise TamperedFormError from None
    longest = timedelta(days=knowledge().fair_tests.rules.told_back_days)
    return day, did, timezone.now() - min(age, longest)
