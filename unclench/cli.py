"""`unclench …`: the same engine from a terminal, and the server."""

import os

import click

from unclench import __version__
from unclench.commands.account import account_group
from unclench.commands.archive import erase_command, export_command, import_command
from unclench.commands.ask import ask_command, library_command
from unclench.commands.bring_in import bring_in_command
from unclench.commands.care import care_group
from unclench.commands.clinical import check_command, findings_command, triage_command
from unclench.commands.content import evaluate_command, figure_command, knowledge_group
from unclench.commands.copies import backup_command, move_command, restore_command
from unclench.commands.demo import demo_command
from unclench.commands.doctor import doctor_command
from unclench.commands.fhir import fhir_group
from unclench.commands.learn.group import learn_group
from unclench.commands.lift import lift_command
from unclench.commands.medicines import medicines_command
from unclench.commands.plan import plan_command
from unclench.commands.prove import prove_command
from unclench.commands.replay import replay_command
from unclench.commands.serve import serve_command
from unclench.commands.understand import causes_command
from unclench.commands.work import work_command


@click.group()
@click.version_option(__version__, prog_name="unclench")
def main() -> None:
    """Check that a seized-up back is safe to look after at home, and ease it.

    General information, not a diagnosis. In an emergency call your emergency number.
    """


for command in (
    account_group,
    ask_command,
    backup_command,
    bring_in_command,
    care_group,
    causes_command,
    check_command,
    demo_command,
    doctor_command,
    erase_command,
    evaluate_command,
    export_command,
    fhir_group,
    figure_command,
    findings_command,
    import_command,
    knowledge_group,
    learn_group,
    library_command,
    lift_command,
    medicines_command,
    move_command,
    plan_command,
    prove_command,
    replay_command,
    restore_command,
    serve_command,
    triage_command,
    work_command,
):
    main.add_command(command)


def run() -> None:
    """The program in a process of its own. What it writes is about somebody's health, so it is for
    its owner alone."""
    os.umask(0o077)
    main()
