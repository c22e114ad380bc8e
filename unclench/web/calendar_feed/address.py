"""The secret part of a calendar's address.

It is made anew, each time it is shown, from the key that only the person's browser has and from a
random nonce. So nothing that opens the calendar is stored here, and its person can still see it.
"""

import base64
import hmac

from unclench.web.secret_words import new_secret


def new_nonce() -> str:
    """Something random: with a new one the address is a new one."""
    return new_secret()


def token_of(key: str, nonce: str) -> str:
    """The 43 letters of the address: 256 bits, as HMAC-SHA-256 of the nonce under the key."""
    digest = hmac.digest(key.encode(), f"calendar:{nonce}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
