"""Reminders listen for rows that come from another record."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders by e-mail and push, and the work beside the pages."""

    name = "unclench.web.reminders"

    def ready(self) -> None:
        """A reminder that came from elsewhere gets its next due time here."""
        from unclench.web.accounts.joining import record_joined
        from unclench.web.reminders.services import set_due_after_joining

        record_joined.connect(set_due_after_joining)
