"""Every setting there is: its name, what it is when nobody sets it, and what it means.

`docs/reference/settings.md` is made from this list, `unclench doctor` reads it, and nothing else
is ever read from the environment.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KEY_LETTERS = 32
"""The fewest letters of a secret key. Those that a first start makes have 64."""


class SettingError(SystemExit):
    """A setting that cannot be used. Leaves with one line that says what to mend."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={value!r} cannot be used: {expected}.")


class FolderError(SystemExit):
    """A data folder that cannot be read or written. Leaves with one line that says what to do."""

    def __init__(self, folder: Path, error: OSError) -> None:
        reason = error.strerror or error
        super().__init__(
            f"{_what(folder, error)} cannot be used: {reason}{_whose(error)}. Mend its rights or "
            "make room, or choose another data folder: UNCLENCH_DATA=…"
        )


def _what(folder: Path, error: OSError) -> str:
    """The file in the data folder that the fault is about, else the folder."""
    named = Path(error.filename) if isinstance(error.filename, str | Path) else folder
    inside = folder in named.parents and not error.filename2
    return f"The file {named}" if inside else f"The data folder {folder}"


def _whose(error: OSError) -> str:
    """To whom it belongs, where that is the reason: somebody else ran a command there first."""
    try:
        owner = Path(error.filename).stat().st_uid
    except (OSError, TypeError, ValueError):
        return ""
    if not isinstance(error, PermissionError) or owner == os.geteuid():
        return ""
    return f" (it belongs to the user with the number {owner}, and this is {os.geteuid()})"


class KeyFileError(SystemExit):
    """A secret key that could be guessed, or is none. Leaves with one line that says what to do."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"The secret key in {file} cannot be used: expected {KEY_LETTERS} letters or more. Put "
            "the right one back from a copy; or delete the file, and the next start makes a new "
            "one. Everybody then signs in again, and one-time codes are set up anew (`unclench "
            "account reset EMAIL --without-codes`)."
        )


@dataclass(frozen=True)
class Setting:
    """One setting. `default` and `meaning` are in words; `secret`: its value is never shown."""

    name: str
    default: str
    meaning: str
    secret: bool = False


SETTINGS = (
    Setting(
        "UNCLENCH_DATA",
        "the user's data folder, on Linux `~/.local/share/unclench`",
        "Folder for the database, the secret key and the collected static files",
    ),
    Setting(
        "UNCLENCH_DATABASE_URL",
        "empty: SQLite in the data folder",
        "A PostgreSQL to keep everything in, such as `postgresql://user:password@host:5432/name`",
        secret=True,
    ),
    Setting(
        "UNCLENCH_DATABASE_REPLICA_URLS",
        "empty: everything is read from the one database",
        "Read replicas of that PostgreSQL, with commas; one address for each, no balancer between. "
        "The same for every web process of the site",
        secret=True,
    ),
    Setting("UNCLENCH_PORT", "`8000`", "Port to serve on, 1 to 65535; a taken one is an error"),
    Setting(
        "UNCLENCH_HOSTS",
        "`127.0.0.1,localhost,[::1]`",
        "Host names that the site answers to, with commas and without scheme or port; replaces the "
        "default",
    ),
    Setting(
        "UNCLENCH_ORIGINS",
        "empty",
        "Origins that forms may come from behind a proxy, such as `https://back.example.org`; "
        "their hosts must be among `UNCLENCH_HOSTS`. If all are HTTPS, cookies go over HTTPS only "
        "and browsers are told to stay with it",
    ),
    Setting(
        "UNCLENCH_PROXIES",
        "empty: nobody's word is taken",
        "Addresses or networks of proxies, such as `127.0.0.1,10.0.0.0/8`. What they say in "
        "`X-Forwarded-For` and `X-Forwarded-Proto` is believed",
    ),
    Setting(
        "UNCLENCH_PATH",
        "empty: the site is at the top",
        "Path that the site stands under behind a proxy, such as `/back`",
    ),
    Setting(
        "UNCLENCH_PROCESSES",
        "`1`",
        "Web processes, 1 to 64. More than one needs PostgreSQL",
    ),
    Setting(
        "UNCLENCH_LOG",
        "`plain`",
        "`json`: each line of the log as JSON. Neither ever tells anything about health",
    ),
    Setting(
        "UNCLENCH_METRICS",
        "`off`",
        "`on`: `/metrics` tells whoever reaches it how many visits there were, how long they took "
        "and how much memory is used; keep it out of the proxy",
    ),
    Setting(
        "UNCLENCH_CONTACT",
        "empty: no messages to devices",
        "Mail address of whoever runs the site. The services that bring a message to a browser are "
        "told it, and `/.well-known/security.txt` shows it",
    ),
    Setting(
        "UNCLENCH_PUSH_HOSTS",
        "those of the makers of Chrome, Firefox, Safari and Edge",
        "The only hosts that messages to devices are ever handed to, with commas",
    ),
    Setting(
        "UNCLENCH_WORKER",
        "`on`",
        "`off`: the server sends no reminders and does no long tasks itself; `unclench work` does",
    ),
    Setting(
        "UNCLENCH_SINGLE_PERSON",
        "`off`",
        "`on`: one person on this computer, without a login. Refused unless every host in "
        "`UNCLENCH_HOSTS` is this computer",
    ),
    Setting(
        "UNCLENCH_SIGN_UP",
        "`open` if every host is this computer, else `invited`",
        "Who may make an account: anybody, whoever has a link from `unclench account invite`, or "
        "nobody (`closed`)",
    ),
    Setting(
        "UNCLENCH_EMAIL_URL",
        "empty: no e-mail is sent",
        "Mail server, such as `smtp://user:password@host:587?tls=on`; `smtps://` for TLS from the "
        "first byte",
        secret=True,
    ),
    Setting(
        "UNCLENCH_EMAIL_FROM",
        "none; needed with `UNCLENCH_EMAIL_URL`",
        "Address that e-mail comes from",
    ),
    Setting(
        "UNCLENCH_OIDC_URL",
        "empty: no single sign-on",
        "Issuer of an OpenID Connect provider. Its pages must stand at the same host",
    ),
    Setting(
        "UNCLENCH_OIDC_ID",
        "none; needed with `UNCLENCH_OIDC_URL`",
        "What the provider calls this site",
    ),
    Setting(
        "UNCLENCH_OIDC_SECRET",
        "none; needed with `UNCLENCH_OIDC_URL`",
        "What the provider and this site share",
        secret=True,
    ),
    Setting(
        "UNCLENCH_OIDC_NAME",
        "the provider's host",
        "What the button says: “Sign in with …”",
    ),
    Setting(
        "UNCLENCH_STENOSIS_EXCEPTION",
        "`on`",
        "`off`: the narrow-canal pattern counts as an emergency like any new trouble in both legs. "
        "The exception waits for a clinician's sign-off",
    ),
)
FOR_THE_TESTS = (
    Setting("UNCLENCH_CHROMIUM", "found on the path", "The Chromium to drive"),
    Setting("UNCLENCH_TEST_DATABASE", "`sqlite`", "`postgresql` runs them on a real PostgreSQL"),
    Setting(
        "UNCLENCH_TEST_POSTGRESQL", "a server of the tests' own", "The address of a PostgreSQL"
    ),
)
NAMES = {setting.name for setting in SETTINGS}
ALLOWED = NAMES | {f"{name}_FILE" for name in NAMES} | {each.name for each in FOR_THE_TESTS}


def value_of(name: str, default: str = "") -> str:
    """What a setting is set to, or what the file holds that `NAME_FILE` names."""
    if name not in NAMES:
        raise LookupError(f"{name} is not declared")
    file = os.environ.get(f"{name}_FILE", "")
    if not file:
        return os.environ.get(name, default)
    if os.environ.get(name):
        raise SettingError(f"{name}_FILE", file, f"{name} is set as well; take one of them away")
    try:
        value = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingError(f"{name}_FILE", file, "expected a text file that can be read") from None
    if not value:
        raise SettingError(f"{name}_FILE", file, "the file is empty; write the value into it")
    return value


def unknown() -> Iterator[str]:
    """Names that look like ours in the environment, and are none."""
    yield from sorted(n for n in os.environ if n.startswith("UNCLENCH_") and n not in ALLOWED)
