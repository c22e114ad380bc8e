"""Reminders listen for rows that come from another record, and for somebody who travels."""

from typing import Any

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders by e-mail and push, and the work beside the pages."""

    name = "unclench.web.reminders"

    def ready(self) -> None:
        """A reminder that came from elsewhere, or went along, is due by the time of its place."""
        from unclench.web.accounts.joining import record_joined
        from unclench.web.accounts.zone import zone_changed

        record_joined.connect(_set_due_again)
        zone_changed.connect(_set_due_again)


def _set_due_again(**told: Any) -> None:
    from unclench.web.reminders.services import set_due_again  # not at the start of a command

    set_due_again(**told)
