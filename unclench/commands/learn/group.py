"""The group that the commands of `unclench learn` join."""

import click


@click.group("learn")
def learn_group() -> None:
    """Learn from a file of sessions, trial days or diary days what helps one person.

    Every answer is JSON with its interval, how many days or sessions it rests on, and how much of
    it was assumed before the first of them. Only draw-days prints a table (CSV), to be filled in.
    """
