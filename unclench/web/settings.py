"""Every setting of the site, read from the environment. `docs/reference/settings.md` lists them."""

from pathlib import Path

from unclench import __version__
from unclench.web import environment

WEB = Path(__file__).parent

DATA = environment.data_folder()
PORT = environment.port()
VERSION = __version__
STENOSIS_EXCEPTION = environment.flag("UNCLENCH_STENOSIS_EXCEPTION", default=True)

SECRET_KEY = environment.secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = environment.words("UNCLENCH_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("UNCLENCH_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "unclench.web.components",
    "unclench.web.accounts",
    "unclench.web.episodes",
    "unclench.web.check",
    "unclench.web.relief",
    "unclench.web.medicines",
    "unclench.web.follow_up",
    "unclench.web.understand",
    "unclench.web.stay_well.capacity",
    "unclench.web.lessons",
    "unclench.web.calendar_feed",
    "unclench.web.diary",
    "unclench.web.plan",
    "unclench.web.reminders",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "unclench.web.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "unclench.web.accounts.visitors.VisitorMiddleware",
    "unclench.web.accounts.zone.ZoneMiddleware",
    "unclench.web.faults.PlainFaults",
]
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
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

DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

SESSION_COOKIE_AGE = 400 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "unclench.web.accounts.adapter.AccountAdapter"
USERSESSIONS_TRACK_ACTIVITY = True
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MAIL_IS_SET_UP = False
CONTACT = environment.contact()
PUSH_HOSTS = environment.words("UNCLENCH_PUSH_HOSTS", ",".join(environment.PUSH_SERVICES))
WORKER = environment.flag("UNCLENCH_WORKER", default=True)
SITE_ORIGIN = next(iter(CSRF_TRUSTED_ORIGINS), f"http://127.0.0.1:{PORT}")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

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
