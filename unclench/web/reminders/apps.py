"""Reminders listen for rows that come from another record, and for somebody who travels."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders by e-mail and push, and the work beside the pages."""

    name = "unclench.web.reminders"

    def ready(self) -> None:
        """A reminder that came from elsewhere, or went along, is due by the time of its place."""
        from unclench.web.accounts.joining import record_joined
        from unclench.web.accounts.zone import zone_changed
        from unclench.web.reminders.services import set_due_again

        record_joined.connect(set_due_again)
        zone_changed.connect(set_due_again)
