"""`unclench ask`, `unclench library`: the pages to look up, from a terminal."""

from typing import Any

import click

from unclench.ask.answer import Library
from unclench.ask.question import LONGEST
from unclench.ask.values import answer_as_values, page_as_values, sources_of
from unclench.commands.console import show_json, stop
from unclench.commands.given import knowledge
from unclench.engine.knowledge.suggest import did_you_mean

DANGER = (
    "FIRST: this speaks of something that may need help soon. Answer the questions of\n"
    "`unclench check`. In an emergency call your emergency number."
)
DESPAIR = (
    "FIRST: you do not have to be alone with this. Ring someone now. If your life is at risk,\n"
    "call your emergency number."
)
NOTHING = "We do not have an answer to that. `unclench library` lists every page."


@click.command("ask")
@click.argument("question")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def ask_command(question: str, as_json: bool) -> None:
    """Answer a QUESTION with passages of the library and their sources.

    Words of danger are named before any passage. General information, never a diagnosis.
    """
    base = knowledge()
    answer = Library(base).ask(question)
    if as_json:
        show_json(answer_as_values(base, answer))
        return
    if any(base.topics[name].despair for name in answer.topics):
        click.echo(DESPAIR)
    if any(not base.topics[name].despair for name in answer.topics):
        click.echo(DANGER)
    if len(question) > LONGEST:
        click.echo(f"That was long: we looked for the first {LONGEST} letters only.")
    _say(answer_as_values(base, answer)["answers"])


def _say(answers: list[dict[str, Any]]) -> None:
    if not answers:
        click.echo(NOTHING)
    for each in answers:
        click.echo(f"{each['title']}  [{each['id']}, {each['certainty']}]")
        click.echo(f"    {each['passage']}")
        click.echo(f"    from: {'; '.join(source['title'] for source in each['sources'])}")


@click.command("library")
@click.argument("page", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def library_command(page: str | None, as_json: bool) -> None:
    """List every page to look up, or show the whole record of one PAGE (its id)."""
    base = knowledge()
    pages = Library(base).pages
    if page is not None and page not in pages:
        stop(f"No page is called `{page}`.{did_you_mean(page, pages)}")
    if page is None:
        listed = [{"id": p.id, "kind": p.kind, "title": p.title} for p in pages.values()]
        _show_list(listed, as_json)
    elif as_json:
        show_json(page_as_values(base, pages[page]))
    else:
        shown = pages[page]
        click.echo("\n".join([shown.title, shown.summary, *(f"- {line}" for line in shown.lines)]))
        click.echo(f"How sure: {shown.certainty}")
        click.echo("\n".join(f"from: {s['title']}" for s in sources_of(base, shown)))


def _show_list(listed: list[dict[str, str]], as_json: bool) -> None:
    if as_json:
        show_json(listed)
        return
    for each in listed:
        click.echo(f"{each['id']} ({each['kind']}): {each['title']}")
