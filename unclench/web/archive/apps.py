"""What is noted in the list whenever it happens anywhere."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Taking a record out, bringing it in, erasing it, and the list of who looked."""

    name = "unclench.web.archive"

    def ready(self) -> None:
        """Listens for what happens to accounts."""
        from allauth.account import signals as account
        from allauth.mfa import signals as mfa
        from django.contrib.auth.signals import (
            user_logged_in,
            user_logged_out,
            user_login_failed,
        )

        from unclench.web.accounts.visits import renew_session
        from unclench.web.archive import looked
        from unclench.web.operations.log import note_refused_sign_in

        user_logged_in.connect(looked.signed_in)
        user_logged_out.connect(looked.signed_out)
        user_login_failed.connect(note_refused_sign_in)
        mfa.authentication_failed.connect(note_refused_sign_in)
        account.authentication_step_completed.connect(renew_session)
        changes = (account.email_changed, account.password_changed, account.password_reset)
        for signal in (*changes, mfa.authenticator_added, mfa.authenticator_removed):
            signal.connect(looked.way_in_changed)
