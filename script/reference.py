"""What the knowledge decides as documents, so that it can be reviewed without the files."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from unclench.engine.assessment.review import (
    TIERS,
    FlagReview,
    SourceReview,
    TermReview,
    review_of,
    tell,
)
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.load import load
from unclench.engine.values.red_flag import FlagGroup
from unclench.evaluation.ledger import raised, read_ledger, told_today, write_ledger
from unclench.evaluation.people import cases_of, described_people

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "triage"
Groups = Mapping[FlagGroup, list[FlagReview]]
MADE = "Made by `script/reference` from `unclench/knowledge/`; do not edit."
UNSIGNED = "**Unsigned draft**: no clinician has approved any of it yet."
INDEX = """# How triage decides

{made} {unsigned} The site shows the same at `/how-it-decides/`.

Every answer is held against {flags} red flags with {rules} rules. Each rule that holds demands a
level, and **the most pressing level wins**. A further danger sign never lowers it.

## Levels

| Level | What it asks for |
|---|---|
| `emergency` | an ambulance or the emergency department, now |
| `same_day` | seen within hours |
| `soon_N` | a clinician within N days, 1 to 14 |
| `self_care` | at home, with what to watch for; only once every red flag is decided |

## What moves a level

- **Not sure is never no.** A rule that would hold if the answer were a yes acts one level lower:
  emergency becomes same day, same day becomes 3 days, 3 days becomes 14.
- **Not asked is undecided.** While a rule is undecided, nobody is told to look after themselves.
- **Raising.** When one of these flags is true, each other flag that is true rises by a level:
  {raising}. Somebody this program is not made for is not raised.
- **Settling.** Where the flag allows it, a clinician's earlier look at this same problem keeps it
  from raising the level, for the time and up to the level that the flag names: {settling} of
  {flags} flags.
- **Only with a partner.** What counts with a partner only is noted when it stands alone.

## Tiers

{tiers}

## Groups

{groups}

## Waiting for a clinician by name

{sign_off}
"""


def pages(base: KnowledgeBase) -> dict[str, str]:
    """Every document by its file name."""
    told = tell(base, described_people(base))
    reviews = [review_of(base, flag, told) for flag in base.red_flags.values()]
    groups = {group: [r for r in reviews if r.group == group.id] for group in base.groups.values()}
    documents = {f"{group.id}.md": _group(group, of) for group, of in groups.items()}
    return {"README.md": _index(reviews, groups), **documents}


def _index(reviews: list[FlagReview], groups: Groups) -> str:
    return INDEX.format(
        made=MADE,
        unsigned=UNSIGNED,
        flags=len(reviews),
        rules=sum(len(review.rules) for review in reviews),
        raising=", ".join(_link(review) for review in reviews if review.raises_partners) or "none",
        settling=sum(review.settled.startswith("Settled") for review in reviews),
        tiers="\n".join(_tier(tier, words, reviews) for tier, words in TIERS.items()),
        groups="\n".join(_group_line(group, of) for group, of in groups.items()),
        sign_off="\n".join(f"- {_link(r)}: {r.sign_off}" for r in reviews if r.sign_off),
    )


def _tier(tier: str, words: str, reviews: list[FlagReview]) -> str:
    return f"- **{tier}**: {words} ({sum(review.tier == tier for review in reviews)} flags)"


def _group_line(group: FlagGroup, of: list[FlagReview]) -> str:
    return f"- [{group.title}]({group.id}.md): {'; '.join(review.title for review in of)}"


def _link(review: FlagReview) -> str:
    return f"[{review.title}]({review.group}.md#{review.id})"


def _group(group: FlagGroup, of: list[FlagReview]) -> str:
    head = [f"# {group.title}", "", f"{MADE} {UNSIGNED} [All groups](README.md)", ""]
    return "\n".join([*head, *(_flag(review) for review in of)])


def _flag(review: FlagReview) -> str:
    rules = [f"| `{r.level}` | {r.when.sentence} | `{r.when.expression}` |" for r in review.rules]
    return "\n".join(
        [
            f'## <a id="{review.id}"></a>{review.title}',
            "",
            f"{review.why} On the phone: “{review.say}”",
            "",
            "| Level | When | As written |",
            "|---|---|---|",
            *rules,
            "",
            *(f"- {note}" for note in _notes(review)),
            "",
        ]
    )


def _notes(review: FlagReview) -> Iterator[str]:
    yield f"`{review.id}`, tier {review.tier} ({review.tier_words}), certainty {review.certainty}"
    yield f"**{review.reviewed}**; due by {review.review_by}"
    for number, rule in enumerate(review.rules, 1):
        if rule.remark:
            yield f"Rule {number}: {rule.remark}"
    if review.raises_partners:
        yield "When it is true, every other flag that is true rises by a level."
    if review.noted is not None:
        yield f"Noted alone when: {review.noted.sentence} (`{review.noted.expression}`)"
    yield review.settled
    if review.sign_off:
        yield f"**Waits for a clinician by name:** {review.sign_off}"
    yield from (_term(term) for term in review.terms)
    yield f"Rows of the fact base: {', '.join(review.facts) or 'none'}"
    yield "Sources:" + "".join(f"\n  - {_source(source)}" for source in review.sources)
    yield from _cases(review)


def _term(term: TermReview) -> str:
    return f"“{term.title}” means: {term.means.sentence} (`{term.id}`: `{term.means.expression}`)"


def _source(source: SourceReview) -> str:
    named = f"[{source.title}]({source.link})" if source.link else source.title
    return f"{named}{', ' * bool(source.year)}{source.year} ({source.seen})"


def _cases(review: FlagReview) -> Iterator[str]:
    if not review.cases:
        yield "**No described person has it yet.**"
        return
    listed = [
        f"\n  - {case.name.rstrip('.')}. It demands: {case.demanded}"
        f"{' (not sure)' * case.not_sure}; told in all: {case.told}"
        for case in review.cases
    ]
    yield "People for whom it holds:" + "".join(listed)


def write(documents: Mapping[str, str]) -> None:
    """Writes every document, and takes away those of groups that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.md"):
        old.unlink()
    for name, text in documents.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def keep_the_ledger(base: KnowledgeBase) -> None:
    """Puts new people into the ledger and raises answers in it; never lowers one."""
    write_ledger(raised(read_ledger(), told_today(base, cases_of(base))))


if __name__ == "__main__":
    write(pages(load()))
    keep_the_ledger(load())
