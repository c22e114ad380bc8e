"""Reads the form of a calendar, and says in words what is wrong with it."""

from dataclasses import dataclass, field

from django.http import QueryDict

from unclench.web.calendar_feed.services import Wishes
from unclench.web.weekly_times import read_time

NO_DAY = "Choose at least one day"
NO_TIME = "{field}: write a time such as 08:30"


@dataclass(frozen=True)
class Sent:
    """What was sent, as far as it could be read, and the mistakes by field."""

    wishes: Wishes
    errors: dict[str, str] = field(default_factory=dict)


def read_wishes(sent: QueryDict, usual: Wishes) -> Sent:
    """The wishes of a form; what cannot be read stays as it was and is named."""
    days = tuple(sorted({int(day) for day in sent.getlist("days") if day in set("0123456")}))
    session_at, walk_at = read_time(sent.get("session_at", "")), read_time(sent.get("walk_at", ""))
    parts = set(sent.getlist("parts"))
    wishes = Wishes(
        days=days,
        session_at=session_at or usual.session_at,
        walk_at=walk_at or usual.walk_at,
        with_session="with_session" in parts,
        with_walk="with_walk" in parts,
        with_checks="with_checks" in parts,
        plain=sent.get("titles") == "plain",
    )
    wrong = {"days": not days, "session_at": session_at is None, "walk_at": walk_at is None}
    said = {
        "days": NO_DAY,
        "session_at": NO_TIME.format(field="Session at"),
        "walk_at": NO_TIME.format(field="Walk at"),
    }
    return Sent(wishes, {name: said[name] for name, is_wrong in wrong.items() if is_wrong})
