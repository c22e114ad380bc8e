"""Every setting of the site, read from the environment. `docs/reference/settings.md` lists them."""

import os
import secrets
from pathlib import Path

import platformdirs

from unclench import __version__

WEB = Path(__file__).parent


class SettingError(SystemExit):
    """A setting that cannot be used. Leaves with one line that says what to mend."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={value!r} cannot be used: {expected}.")


def _flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "on" if default else "off").lower()
    if value not in ("on", "off"):
        raise SettingError(name, value, "expected `on` or `off`")
    return value == "on"


def _list(name: str, default: str) -> list[str]:
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def _port() -> int:
    value = os.environ.get("UNCLENCH_PORT", "8000")
    if not (value.isdigit() and 0 < int(value) < 65536):
        raise SettingError("UNCLENCH_PORT", value, "expected a number from 1 to 65535")
    return int(value)


def _data_folder() -> Path:
    folder = os.environ.get("UNCLENCH_DATA") or platformdirs.user_data_dir("unclench")
    return Path(folder).expanduser().resolve()


def _secret_key(data: Path) -> str:
    """The site's own secret, made on the first start and kept in the data folder."""
    path = data / "secret-key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii")


DATA = _data_folder()
PORT = _port()
VERSION = __version__
STENOSIS_EXCEPTION = _flag("UNCLENCH_STENOSIS_EXCEPTION", default=True)

SECRET_KEY = _secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = _list("UNCLENCH_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = _list("UNCLENCH_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "unclench.web.components",
    "unclench.web.accounts",
    "unclench.web.check",
    "unclench.web.relief",
    "unclench.web.medicines",
    "unclench.web.follow_up",
    "unclench.web.understand",
    "unclench.web.stay_well.capacity",
    "unclench.web.lessons",
    "unclench.web.calendar_feed",
    "unclench.web.plan",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "unclench.web.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "unclench.web.accounts.visitors.VisitorMiddleware",
    "unclench.web.faults.PlainFaults",
]
ROOT_URLCONF = "unclench.web.urls"
WSGI_APPLICATION = "unclench.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB, WEB / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "unclench.web.frame.frame",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "unclench.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
                "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
                "PRAGMA journal_size_limit=27103364;"
            ),
        },
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / f"static-{VERSION}"
STATICFILES_DIRS = [WEB / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "unclench.web.components.finder.ComponentFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "unclench.web.components.storage.StaticStorage"},
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "unclench.web.faults.form_was_changed"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
