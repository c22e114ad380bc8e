"""`unclench …`: the same engine from a terminal, and the server."""

import importlib
import os

import click

from unclench import __version__

# Where each command stands. A command is imported when it is used: all of them take a second.
COMMANDS = {
    "account": "account.account_group",
    "ask": "ask.ask_command",
    "backup": "copies.backup_command",
    "bring-in": "bring_in.bring_in_command",
    "care": "care.care_group",
    "causes": "understand.causes_command",
    "check": "clinical.check_command",
    "demo": "demo.demo_command",
    "doctor": "doctor.doctor_command",
    "erase": "archive.erase_command",
    "evaluate": "content.evaluate_command",
    "export": "archive.export_command",
    "fhir": "fhir.fhir_group",
    "figure": "content.figure_command",
    "findings": "clinical.findings_command",
    "import": "archive.import_command",
    "knowledge": "content.knowledge_group",
    "learn": "learn.group.learn_group",
    "library": "ask.library_command",
    "lift": "lift.lift_command",
    "medicines": "medicines.medicines_command",
    "move": "copies.move_command",
    "plan": "plan.plan_command",
    "prove": "prove.prove_command",
    "replay": "replay.replay_command",
    "restore": "copies.restore_command",
    "serve": "serve.serve_command",
    "triage": "clinical.triage_command",
    "work": "work.work_command",
}


class Commands(click.Group):
    """Commands that are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].rsplit(".", 1)
        found: click.Command = getattr(importlib.import_module(f"unclench.commands.{module}"), name)
        return found


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="unclench")
def main() -> None:
    """Check that a seized-up back is safe to look after at home, and ease it.

    General information, not a diagnosis. In an emergency call your emergency number.
    """


def run() -> None:
    """The program in a process of its own. What it writes is about somebody's health, so it is for
    its owner alone."""
    os.umask(0o077)
    main()
