"""Words that open something: drawn here, shown once, and kept only as a hash.

Each holds 256 bits, so that nobody can try them all, and a hash without salt gives nothing away.
"""

import hashlib
import secrets

LETTERS = 43
"""How many letters `new_secret` has; they are those of an address, without any that need an
escape."""


def new_secret() -> str:
    """A new one, of 256 bits."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is stored of it: SHA-256, in hexadecimal letters."""
    return hashlib.sha256(secret.encode()).hexdigest()
