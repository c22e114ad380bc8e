"""`unclench work`: reminders and tasks in a process of their own."""

import os

import click


@click.command("work")
def work_command() -> None:
    """Send reminders that are due and do tasks that wait, until it is stopped.

    The server does this itself unless UNCLENCH_WORKER=off. Several at once do no harm.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unclench.web.settings")
    import django

    django.setup()
    from unclench.web.reminders.background import Background

    click.echo("Working. Ctrl+C stops it.")
    try:
        Background().run()
    except KeyboardInterrupt:
        click.echo("Stopped.")
