"""What a password must be, in plain words."""

from django.contrib.auth import password_validation as rules
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

LONG = 10
LONG_NUMBER = 16
LETTERS_LEFT = 4
OUR_WORDS = ("unclench", "lower", "back", "pain", "spine", "spasm", "physio", "diary", "password")


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


class NotANumber(rules.NumericPasswordValidator):
    """A birthday or a telephone number is soon guessed; a long number may stand."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if len(password) < LONG_NUMBER:
            super().validate(password, user)  # type: ignore[arg-type]  # any account will do

    def get_error_message(self) -> str:
        return f"Put some letters into your password, or use at least {LONG_NUMBER} numbers"

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


class NotOurWords:
    """Not only words that anybody would try here first."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Takes the words and all that is no letter away; something has to be left."""
        left = password.lower()
        for word in OUR_WORDS:
            left = left.replace(word, "")
        if left != password.lower() and sum(letter.isalpha() for letter in left) < LETTERS_LEFT:
            raise ValidationError("Add a word that has nothing to do with this site or with backs")

    def get_help_text(self) -> str:
        return ""
