"""`unclench medicines`: painkillers without a prescription, from a file of answers."""

from typing import Any

import click

from unclench.commands.console import show_json, stop
from unclench.commands.given import findings_in, knowledge
from unclench.engine.assessment.assess import check_medicines
from unclench.engine.assessment.medicine_results import medicines_as_values
from unclench.engine.knowledge.suggest import did_you_mean

WORDS = {
    "may": "MAY SUIT YOU",
    "ask_first": "ASK A PHARMACIST FIRST",
    "not_for_you": "NOT FOR YOU",
    "not_decided": "NOT DECIDED YET",
}
URGENT = {
    "emergency": "EMERGENCY: get help now. No painkiller is the answer to this.",
    "same_day": "SAME DAY: be seen within hours, before you think of painkillers.",
}


@click.command("medicines")
@click.argument("file")
@click.option("--country", default=None, help="Country code such as GB; unknown: all rules count.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def medicines_command(file: str, country: str | None, as_json: bool) -> None:
    """Which painkillers suit the person in FILE, which to ask about, which not, and why.

    FILE holds answers as for `triage`; `-` reads standard input. No dose is printed: follow the
    leaflet in the pack.
    """
    base = knowledge()
    if country is not None and country not in base.countries:
        stop(f"No country has the code `{country}`.{did_you_mean(country, base.countries)}")
    findings = findings_in(base, file)
    check = check_medicines(base, findings, country=country)
    values = medicines_as_values(base, findings, check, country)
    if as_json:
        show_json(values)
    else:
        _say(values)


def _say(values: dict[str, Any]) -> None:
    if values["urgent"]:
        click.echo(URGENT[values["urgent"]["disposition"]])
        click.echo("\n".join(f"- {why}" for why in values["urgent_because"]))
    if values["exit"]:
        click.echo("\n".join([*values["exit"]["text"], f"Ask {values['exit']['ask']}."]))
    for medicine in values["medicines"]:
        click.echo(f"{medicine['title']}: {WORDS[medicine['standing']]}")
        for fired in medicine["fired"]:
            because = f"; because: {', '.join(fired['because'])}" if fired["because"] else ""
            click.echo(f"  - {fired['why']}{because} [{fired['row']}]")
    if values["to_ask"]:
        click.echo(f"Not complete. Still to answer: {', '.join(values['to_ask'])}")
    click.echo(values["leaflet"])
    click.echo(f"Knowledge {values['knowledge_version']}. Information, not a prescription.")
