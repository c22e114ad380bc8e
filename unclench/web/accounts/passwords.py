"""What a password must be, in plain words."""

from django.contrib.auth import password_validation as rules
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

LONG = 10


class LongEnough(rules.MinimumLengthValidator):
    """At least ten letters, numbers or signs; length is what makes it hard to guess."""

    def __init__(self) -> None:
        super().__init__(min_length=LONG)

    def get_error_message(self) -> str:
        return f"Make your password longer: at least {LONG} letters, numbers or signs"

    def get_help_text(self) -> str:
        return f"At least {LONG} letters, numbers or signs. A short sentence is good."


class NotCommon(rules.CommonPasswordValidator):
    """None of those that are tried first."""

    def get_error_message(self) -> str:
        return "Many people use this password, so it is tried first. Choose another"

    def get_help_text(self) -> str:
        return ""


class NotOnlyNumbers(rules.NumericPasswordValidator):
    """A number alone is soon guessed."""

    def get_error_message(self) -> str:
        return "Put some letters into your password, not only numbers"

    def get_help_text(self) -> str:
        return ""


class NotTheAddress(rules.UserAttributeSimilarityValidator):
    """Not the e-mail address again."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("email",))

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        try:
            super().validate(password, user)  # type: ignore[arg-type]  # any account will do
        except ValidationError:
            raise ValidationError("Your password is too much like your e-mail address") from None

    def get_help_text(self) -> str:
        return ""
