"""The library's forms in our words."""

from typing import Any

from allauth.account import forms as account
from allauth.account.models import EmailAddress
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from allauth.socialaccount import forms as elsewhere
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BooleanField, CharField, Form, HiddenInput
from django.http import HttpRequest

from unclench.web.accounts.passwords import LONG
from unclench.web.accounts.words import ERRORS

ADDRESS = "Your e-mail address"
PASSWORD = "Your password"
NEW = "Your new password"
HOW_LONG = f"At least {LONG} letters, numbers or signs. A short sentence is good."
FROM_APP = "6 numbers from your app, or one of your spare codes."
MISSING = {
    "login": "Write your e-mail address",
    "email": "Write your e-mail address",
    "password": "Write your password",
    "oldpassword": "Write the password you have now",
    "password1": "Write a password",
    "password2": "Write the new password again",
    "code": "Write the code",
    "name": "Write a name",
}


class InOurWords(Form):
    """Labels, hints and faults of the fields that a form has."""

    words: dict[str, tuple[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = self.words.get(name, (field.label, ""))
            field.error_messages["required"] = MISSING.get(name, "Fill this in")
            field.error_messages["invalid"] = "Write it like name@example.org"


class SignIn(InOurWords, account.LoginForm):
    """Address and password."""

    words = {
        "login": (ADDRESS, ""),
        "password": (PASSWORD, ""),
        "remember": ("Keep me signed in on this device", "Only on a device of your own."),
    }

    def clean(self) -> Any:
        """What does not fit stands at the first field. Which of the two was wrong is not told."""
        try:
            return super().clean()
        except ValidationError as fault:
            if fault.code != "email_password_mismatch":
                raise
            self.add_error("login", fault)
            return self.cleaned_data


class NewAccount(InOurWords, account.SignupForm):
    """Address and a password, once."""

    words = {"email": (ADDRESS, "You sign in with it."), "password1": ("A password", HOW_LONG)}


class NewAccountFromElsewhere(InOurWords, elsewhere.SignupForm):
    """The address, where the provider did not tell it or it is taken."""

    words = {"email": (ADDRESS, "")}


class NewAddress(InOurWords, account.AddEmailForm):
    """Another address. Without e-mail it counts at once, since nothing can confirm it."""

    words = {"email": ("Your new e-mail address", "")}

    def clean_email(self) -> str:
        """Without e-mail there is no other way to say that the address is taken."""
        value: str = super().clean_email()
        taken = EmailAddress.objects.filter(email=value).exists()
        if taken and not settings.MAIL.host:
            self.add_error("email", ERRORS["email_taken"])
        return value

    def save(self, request: HttpRequest) -> Any:
        """Asks for the code from an e-mail; or changes the address now."""
        return super().save(request) if settings.MAIL.host else self._at_once()

    @transaction.atomic
    def _at_once(self) -> Any:
        value = self.cleaned_data["email"]
        EmailAddress.objects.filter(user=self.user).delete()
        self.user.email = value
        self.user.save(update_fields=["email"])
        return EmailAddress.objects.create(user=self.user, email=value, primary=True)


class ChangePassword(InOurWords, account.ChangePasswordForm):
    """The old one, and a new one twice."""

    words = {
        "oldpassword": ("Your password now", ""),
        "password1": (NEW, HOW_LONG),
        "password2": ("The new password again", ""),
    }


class SetPassword(InOurWords, account.SetPasswordForm):
    """A first password, for somebody who came with single sign-on."""

    words = {"password1": (NEW, HOW_LONG), "password2": ("The new password again", "")}


class ResetPassword(InOurWords, account.ResetPasswordKeyForm):
    """A new password, twice."""

    words = {"password1": (NEW, HOW_LONG), "password2": ("The new password again", "")}


class AskForReset(InOurWords, account.ResetPasswordForm):
    """Where to send the link."""

    words = {"email": (ADDRESS, "")}


class PasswordAgain(InOurWords, account.ReauthenticateForm):
    """The password, before something that matters."""

    words = {"password": (PASSWORD, "")}


class CodeFromLetter(InOurWords, account.ConfirmEmailVerificationCodeForm):
    """The code that an e-mail brought."""

    words = {"code": ("The code from the e-mail", "")}


class CodeAtSignIn(InOurWords, second_step.AuthenticateForm):
    """The second step."""

    words = {"code": ("Your code", FROM_APP)}


class CodeAgain(InOurWords, second_step.ReauthenticateForm):
    """A code, before something that matters."""

    words = {"code": ("Your code", FROM_APP)}


class FirstCode(InOurWords, totp.ActivateTOTPForm):
    """Proof that the app has the secret."""

    words = {"code": ("The 6 numbers that your app shows", "")}


class NewPasskey(InOurWords, passkeys.AddWebAuthnForm):
    """A name; the browser does the rest. Every passkey may sign in by itself."""

    name = CharField(required=False, max_length=60)
    words = {"name": ("A name for it", "So that you know it again, such as “My phone”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"] = BooleanField(initial=True, widget=HiddenInput)
        self.fields["credential"].error_messages["required"] = "No passkey was made. Try again"


class RenamePasskey(InOurWords, passkeys.EditWebAuthnForm):
    """Another name for it."""

    name = CharField(max_length=60)
    words = {"name": ("Its name", "")}
