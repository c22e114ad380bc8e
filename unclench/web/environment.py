"""Reads settings from the environment; one that cannot be used stops the program with one line."""

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import platformdirs

from unclench.web.declared import (
    KEY_LETTERS,
    FolderError,
    KeyFileError,
    SettingError,
    value_of,
)

# Where the makers of browsers take messages for them.
PUSH_SERVICES = (
    "fcm.googleapis.com",
    "push.services.mozilla.com",
    "push.apple.com",
    "notify.windows.com",
)


MOVED = "moved"
"""Stands in a data folder whose records were moved to PostgreSQL."""
WAITS_S = 10
"""Seconds to wait for another writer. A device gives an answer up, and repeats it, after 15."""


def flag(name: str, default: bool) -> bool:
    """`on` or `off`."""
    value = value_of(name, "on" if default else "off").lower()
    if value not in ("on", "off"):
        raise SettingError(name, value, "expected `on` or `off`")
    return value == "on"


def words(name: str, default: str) -> list[str]:
    """A list with commas between."""
    return [item.strip() for item in value_of(name, default).split(",") if item.strip()]


def contact() -> str:
    """The mail address of whoever runs the site. Push services are told it; empty: no push."""
    value = value_of("UNCLENCH_CONTACT", "")
    if value and not re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        raise SettingError("UNCLENCH_CONTACT", value, "expected a mail address")
    return value


def port() -> int:
    """The port to serve on."""
    value = value_of("UNCLENCH_PORT", "8000")
    if not (value.isdigit() and 0 < int(value) < 65536):
        raise SettingError("UNCLENCH_PORT", value, "expected a number from 1 to 65535")
    return int(value)


def path() -> str:
    """The path that the site stands under, such as `/back`; empty at the top."""
    value = value_of("UNCLENCH_PATH").rstrip("/")
    if value and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", value):
        raise SettingError("UNCLENCH_PATH", value, "expected a path such as /back")
    return value


def processes(*, several_may: bool) -> int:
    """How many web processes. SQLite and the counted tries in memory are for one."""
    value = value_of("UNCLENCH_PROCESSES", "1")
    if not (value.isdigit() and 0 < int(value) <= 64):
        raise SettingError("UNCLENCH_PROCESSES", value, "expected a number from 1 to 64")
    if int(value) > 1 and not several_may:
        raise SettingError(
            "UNCLENCH_PROCESSES", value, "more than one needs PostgreSQL (UNCLENCH_DATABASE_URL)"
        )
    return int(value)


def log_form() -> str:
    """`plain` or `json`."""
    value = value_of("UNCLENCH_LOG", "plain")
    if value not in ("plain", "json"):
        raise SettingError("UNCLENCH_LOG", value, "expected `plain` or `json`")
    return value


def data_folder() -> Path:
    """Where everything that is kept stands."""
    folder = value_of("UNCLENCH_DATA") or platformdirs.user_data_dir("unclench")
    return Path(folder).expanduser().resolve()


def secret_key(data: Path) -> str:
    """The site's own secret, made on the first start and kept in the data folder."""
    file = data / "secret-key"
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        made_once(file, lambda: secrets.token_urlsafe(48).encode())
        return _long_enough(file, file.read_bytes())
    except OSError as error:
        raise FolderError(data, error) from None


def _long_enough(file: Path, key: bytes) -> str:
    """A space at the end counts as part of the key, as it always did, but not as a letter."""
    if not key.isascii() or len(key.strip()) < KEY_LETTERS:
        raise KeyFileError(file)
    return key.decode("ascii")


def made_once(path: Path, make: Callable[[], bytes]) -> None:
    """A secret in a file: whole or not at all, and of two that start at once one makes it."""
    if path.exists() and path.stat().st_size:
        return
    if path.exists():  # An older version was stopped while it wrote.
        path.unlink()
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.") as half:
        half.write(make())
        half.flush()
        os.fsync(half.fileno())
        _called(path, half.name)


def _called(path: Path, made: str) -> None:
    try:
        path.hardlink_to(made)
    except FileExistsError:
        return
    except OSError:  # A file system without links.
        path.touch(mode=0o600)
        shutil.copyfile(made, path)


def database(data: Path) -> dict[str, Any]:
    """SQLite in the data folder; PostgreSQL if `UNCLENCH_DATABASE_URL` names one."""
    url = value_of("UNCLENCH_DATABASE_URL", "")
    return postgresql(url) if url else _sqlite(data)


def databases(data: Path) -> dict[str, dict[str, Any]]:
    """The database, and its read replicas by number, if there are any."""
    primary = database(data)
    name = "UNCLENCH_DATABASE_REPLICA_URLS"
    urls = words(name, "")
    if urls and not primary["ENGINE"].endswith("postgresql"):
        raise SettingError(name, "…", "they are copies of a PostgreSQL (UNCLENCH_DATABASE_URL)")
    found = {f"replica_{at}": _replica(postgresql(url, name)) for at, url in enumerate(urls, 1)}
    return {"default": primary} | found


def _replica(found: dict[str, Any]) -> dict[str, Any]:
    """One that does not answer is soon given up: the primary can answer as well."""
    return found | {"OPTIONS": {"connect_timeout": "2"} | found["OPTIONS"]}


def _sqlite(data: Path) -> dict[str, Any]:
    moved, path = data / MOVED, data / "unclench.sqlite3"
    if moved.exists() and not path.exists():
        raise SettingError(
            "UNCLENCH_DATABASE_URL",
            "",
            f"the records of {data} were moved to PostgreSQL; name that database. To begin anew "
            f"here, delete {moved}",
        )
    # IMMEDIATE: a transaction that reads first and writes later would fail at once when another one
    # writes in between. FULL: what was acknowledged is on the disk, so that a power cut loses
    # nothing either; with NORMAL only a kill would be survived.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": WAITS_S,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
                "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
                "PRAGMA journal_size_limit=27103364; PRAGMA secure_delete=ON;"
            ),
        },
    }


def postgresql(url: str, name: str = "UNCLENCH_DATABASE_URL") -> dict[str, Any]:
    """What Django has to know of the database at this address. `name`: the setting it is from."""
    parts = _database_parts(url, name)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _database_parts(url: str, name: str) -> SplitResult:
    """The parts of the address. The value is not repeated: it may hold a password."""
    expected = "expected postgresql://user:password@host:5432/name"
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("postgresql", "postgres") and parts.path.strip("/")
        parts.port  # noqa: B018  reading it is what checks it
    except ValueError:
        usable = ""
    if not usable:
        raise SettingError(name, "…", expected)
    return parts
