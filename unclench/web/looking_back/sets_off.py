"""What may set pain off: the diary as the engine reads it, and what it finds as words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unclench.engine.learning.mixture import quantiles_of
from unclench.engine.learning.triggers import (
    PAIN_NEVER_CHANGED,
    Claim,
    Diary,
    Factor,
    Hindrance,
    Link,
    Triggers,
    analyse_triggers,
)
from unclench.engine.values.factor import DiaryFactor
from unclench.pictures.links import Linked
from unclench.pictures.series import Day
from unclench.pictures.words import count, listed
from unclench.web.accounts.models import Visitor
from unclench.web.knowledge import knowledge
from unclench.web.looking_back.series import days_of

DAYS_READ = 366
SAME_PAIN = "Your pain was the same on all of these days, so nothing can be compared."
PAIN_THAT_DIFFERS = "Days on which your pain is not the same."
SHARES = (0.025, 0.25, 0.75, 0.975)
LEAST_SAID = 0.05  # points; less than this is told as nothing
TOGETHER = 0.9  # how probable a link of the same day has to be before it is shown
SAID = {
    Claim.LINKED: "linked",
    Claim.POSSIBLE: "perhaps",
    Claim.HARDLY: "hardly",
    Claim.TOO_EARLY: "too early to tell",
    Claim.CANNOT_TELL: "we can't tell yet",
}


@dataclass(frozen=True)
class Card:
    """One factor on the page: what may be said of it, what stands beside it, what would tell, and
    whether a test by days is offered."""

    id: str
    title: str
    said: str
    linked: bool
    sentence: str
    more: tuple[str, ...]
    would_tell: str
    known: str
    test: bool


@dataclass(frozen=True)
class SetsOff:
    """Everything that the page shows; `unasked`: names of what the diary does not tell yet."""

    linked: tuple[Linked, ...]
    cards: tuple[Card, ...]
    unasked: tuple[str, ...]
    days: int
    noise: float
    phi: float


def sets_off(visitor: Visitor, today: date) -> SetsOff:
    """What a year of diary tells. One query."""
    days = days_of(visitor, today - timedelta(days=DAYS_READ - 1), today).days
    told = [record for record in _records() if any(record.id in day.others for day in days)]
    found = analysed(days, told)
    edges = _edges(found.links)
    each = list(zip(told, found.links, edges, strict=True))
    card = _same_pain if PAIN_NEVER_CHANGED in found.notes else _card
    return SetsOff(
        tuple(_drawn(link, within) for _, link, within in each),
        tuple(card(record, link, within) for record, link, within in each),
        tuple(_name(record.id).lower() for record in _records() if record not in told),
        found.days,
        found.noise,
        found.phi,
    )


def _edges(found: Sequence[Link]) -> list[list[float]]:
    """For each link the ends of its intervals if there is one: very likely, and as likely in as
    out. With "no link" among them, what is open would look surer than what is small."""
    if not found:
        return []
    return quantiles_of([link.known.if_linked for link in found], SHARES).tolist()


def analysed(days: Sequence[Day], records: Sequence[DiaryFactor]) -> Triggers:
    """The days of a diary and some factors, weighed against one another."""
    told = {record.id: [day.others.get(record.id) for day in days] for record in records}
    diary = Diary([day.day.toordinal() for day in days], [day.pain for day in days], told)
    return analyse_triggers(diary, [_factor(record) for record in records])


def _records() -> list[DiaryFactor]:
    return sorted(knowledge().factors.values(), key=lambda record: record.order)


def _name(factor_id: str) -> str:
    return knowledge().trackers[factor_id].short


def _factor(record: DiaryFactor) -> Factor:
    return Factor(
        name=record.id, group=record.group, mean=record.mean, sd=record.sd, odds=record.odds
    )


def _drawn(link: Link, edges: Sequence[float]) -> Linked:
    low, inner_low, inner_high, high = (float(edge) for edge in edges)
    return Linked(
        name=_name(link.factor.name),
        mean=link.known.if_linked.mean,
        low=low,
        high=high,
        inner_low=inner_low,
        inner_high=inner_high,
        days=link.days,
        assumed=link.known.prior_share,
        chance=link.known.inclusion,
        linked=link.claim is Claim.LINKED,
    )


def _card(record: DiaryFactor, link: Link, edges: Sequence[float]) -> Card:
    return Card(
        id=record.id,
        title=_name(record.id),
        said=SAID[link.claim],
        linked=link.claim is Claim.LINKED,
        sentence=_sentence(record, link, edges),
        more=tuple(_more(record, link)),
        would_tell=_would_tell(link),
        known=record.known,
        test=record.test is not None and link.claim is not Claim.HARDLY,
    )


def _same_pain(record: DiaryFactor, link: Link, edges: Sequence[float]) -> Card:
    """Where the pain never changed, nothing can go with it; more such days tell no more."""
    return replace(
        _card(record, link, edges),
        said=SAID[Claim.CANNOT_TELL],
        sentence=SAME_PAIN,
        would_tell=PAIN_THAT_DIFFERS,
        test=False,
    )


def _sentence(record: DiaryFactor, link: Link, edges: Sequence[float]) -> str:
    """What may be said, and never more."""
    match link.claim:
        case Claim.LINKED:
            return _linked(record, link, edges)
        case Claim.POSSIBLE:
            way = _way(link.known.if_linked.mean)
            return f"Perhaps {record.more} is followed by {way} pain. It may be chance."
        case Claim.HARDLY:
            return "If there is a link with the next day, it is too small to notice."
        case Claim.TOO_EARLY:
            told = count(link.days, "day")
            return f"So far {told} and the pain after can be compared. Under 45 we say nothing."
        case _:
            return "Your days show no clear link, and may still hide a small one."


def _linked(record: DiaryFactor, link: Link, edges: Sequence[float]) -> str:
    points, chance = link.known.if_linked.mean, min(int(100 * link.known.inclusion), 99)
    near, far = sorted((abs(edges[0]), abs(edges[-1])))
    between = f"{near:.1f} to {far:.1f}" if near >= LEAST_SAID else f"up to {far:.1f}"
    way, next_day = _way(points), "worse" if points > 0 else "better"
    begin = record.more[0].upper() + record.more[1:]
    return (
        f"{begin} was followed by {way} pain: about {abs(points):.1f} points on the next day, "
        f"very likely {between}. It is linked to a {next_day} next day, with {chance} chances in "
        "100. That is no proof, and no sign of harm."
    )


def _way(points: float) -> str:
    return "more" if points > 0 else "less"


def _more(record: DiaryFactor, link: Link) -> Iterator[str]:
    """What has to be known beside it."""
    if record.keep and link.claim in (Claim.LINKED, Claim.POSSIBLE):
        yield record.keep
    if Hindrance.SAME_DAY in link.hindrances and link.claim is Claim.POSSIBLE:
        yield "It goes more closely with the pain of the same day. So the pain may come first."
    if link.together and link.together.inclusion >= TOGETHER:
        way = _way(link.together.slope.mean)
        yield (
            f"Together on the same day: {record.more}, and {way} pain. "
            "Nobody knows which came first."
        )
    if Hindrance.ALWAYS_THE_SAME in link.hindrances:
        yield "It was much the same on all of your days, so there is nothing to compare."
    if Hindrance.SELDOM_OTHERWISE in link.hindrances and link.claim is not Claim.TOO_EARLY:
        yield "It was otherwise on few days only."
    if link.moves_along:
        names = listed([_name(name).lower() for name in link.moves_along])
        yield f"It goes up and down with {names}, so they are hard to tell apart."


def _would_tell(link: Link) -> str:
    if link.claim is Claim.LINKED:
        return (
            "Days that chance picks would tell whether one brings the other. New days may undo it."
        )
    if link.claim is Claim.POSSIBLE:
        return "Days that chance picks, some with more of it and some with less."
    if link.claim is Claim.HARDLY:
        return "Nothing more is needed. What may be left is too small to matter much."
    if link.days_needed is None:
        return "Days like these will hardly tell. Days that chance picks would."
    more = -(-max(link.days_needed, 45) // 10) * 10 - link.days
    if more > 0:
        return f"About {more} more days would show a difference of half a point, if there is one."
    return "A difference of half a point would show by now. A smaller one needs many more days."
