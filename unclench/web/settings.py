"""Every setting of the site, read from the environment. `docs/reference/settings.md` lists them."""

from pathlib import Path

from unclench import __version__
from unclench.web import addresses, environment
from unclench.web.accounts import configured
from unclench.web.operations.proxy import networks
from unclench.web.security import beginning_of_cookies

WEB = Path(__file__).parent

DATA = environment.data_folder()
PORT = environment.port()
VERSION = __version__
STENOSIS_EXCEPTION = environment.flag("UNCLENCH_STENOSIS_EXCEPTION", default=True)

SECRET_KEY = environment.secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = addresses.hosts()
CSRF_TRUSTED_ORIGINS = addresses.origins(ALLOWED_HOSTS)
OVER_HTTPS = bool(CSRF_TRUSTED_ORIGINS) and all(
    origin.startswith("https://") for origin in CSRF_TRUSTED_ORIGINS
)
PROXIES = networks(environment.words("UNCLENCH_PROXIES", ""))
FORCE_SCRIPT_NAME = environment.path() or None
METRICS = environment.flag("UNCLENCH_METRICS", default=False)
SINGLE_PERSON = configured.single_person(ALLOWED_HOSTS)
SIGN_UP = configured.sign_up(ALLOWED_HOSTS)
MAIL = configured.mail()
SINGLE_SIGN_ON = configured.single_sign_on()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "unclench.web.accounts.single_sign_on",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "unclench.web.components",
    "unclench.web.accounts",
    "unclench.web.episodes",
    "unclench.web.check",
    "unclench.web.relief",
    "unclench.web.what_helps",
    "unclench.web.medicines",
    "unclench.web.follow_up",
    "unclench.web.understand",
    "unclench.web.stay_well.capacity",
    "unclench.web.lessons",
    "unclench.web.calendar_feed",
    "unclench.web.fair_tests",
    "unclench.web.diary",
    "unclench.web.plan",
    "unclench.web.reminders",
    "unclench.web.archive",
    "unclench.web.from_elsewhere",
    "unclench.web.questionnaires",
    "unclench.web.report",
    "unclench.web.read_keys",
    "unclench.web.links",
    "unclench.web.health_links",
    "unclench.web.report_links",
    "unclench.web.clinician_notes",
    "unclench.web.clinician",
]
MIDDLEWARE = [
    "unclench.web.operations.proxy.BehindProxy",
    "django.middleware.security.SecurityMiddleware",
    "unclench.web.security.SecurityHeaders",
    "unclench.web.operations.views.AnswersProbes",
    "unclench.web.operations.metrics.CountVisits",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "unclench.web.offline.quiet.QuietKeeping",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "unclench.web.accounts.alone.OnePersonOnly",
    "unclench.web.accounts.visitors.VisitorMiddleware",
    "unclench.web.accounts.signed_in.SignedIn",
    "allauth.account.middleware.AccountMiddleware",
    "unclench.web.accounts.visits.NoteVisits",
    "unclench.web.accounts.zone.ZoneMiddleware",
    "unclench.web.store_away.StoreAway",
    "unclench.web.operations.replicas.ReadsFromReplicas",
]
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"unclench.web.accounts.passwords.{name}"}
    for name in ("LongEnough", "NotCommon", "NotANumber", "NotTheAddress", "NotOurWords")
]
ROOT_URLCONF = "unclench.web.urls"
WSGI_APPLICATION = "unclench.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB, WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "unclench.web.frame.frame",
            ],
        },
    },
]

DATABASES = environment.databases(DATA)
DATABASE_ROUTERS = ["unclench.web.operations.replicas.Router"] if len(DATABASES) > 1 else []
PROCESSES = environment.processes(several_may=DATABASES["default"]["ENGINE"].endswith("postgresql"))
CACHES = configured.caches(DATABASES["default"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

COOKIES_BEGIN = beginning_of_cookies(over_https=OVER_HTTPS, path=FORCE_SCRIPT_NAME or "")
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIES_BEGIN}sessionid", f"{COOKIES_BEGIN}csrftoken"
SESSION_COOKIE_AGE = 400 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "yours"
ACCOUNT_LOGOUT_REDIRECT_URL = "signed_out"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "unclench.web.accounts.adapter.shown_as"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "unclench.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "unclench.web.accounts.forms.SignIn",
    "signup": "unclench.web.accounts.forms.NewAccount",
    "add_email": "unclench.web.accounts.forms.NewAddress",
    "change_password": "unclench.web.accounts.forms.ChangePassword",
    "set_password": "unclench.web.accounts.forms.SetPassword",
    "reset_password": "unclench.web.accounts.forms.AskForReset",
    "reset_password_from_key": "unclench.web.accounts.forms.ResetPassword",
    "reauthenticate": "unclench.web.accounts.forms.PasswordAgain",
    "confirm_email_verification_code": "unclench.web.accounts.forms.CodeFromLetter",
}
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = bool(MAIL.host)
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL.host else "none"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = bool(MAIL.host)
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"open_link": "60/5m/ip"}
USERSESSIONS_TRACK_ACTIVITY = True
MFA_ADAPTER = "unclench.web.accounts.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "unclench.web.accounts.forms.CodeAtSignIn",
    "reauthenticate": "unclench.web.accounts.forms.CodeAgain",
    "activate_totp": "unclench.web.accounts.forms.FirstCode",
    "add_webauthn": "unclench.web.accounts.forms.NewPasskey",
    "edit_webauthn": "unclench.web.accounts.forms.RenamePasskey",
}
MFA_ALLOW_UNVERIFIED_EMAIL = not MAIL.host
MFA_PASSKEY_LOGIN_ENABLED = True
MAIL_IS_SET_UP = bool(MAIL.host)
CONTACT = environment.contact()
PUSH_HOSTS = environment.words("UNCLENCH_PUSH_HOSTS", ",".join(environment.PUSH_SERVICES))
WORKER = environment.flag("UNCLENCH_WORKER", default=True)
SITE_ORIGIN = next(
    (origin for origin in CSRF_TRUSTED_ORIGINS if "*" not in origin), f"http://127.0.0.1:{PORT}"
)
MFA_TOTP_ISSUER = "Unclench"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_USER_VERIFICATION = "required"
SOCIALACCOUNT_ADAPTER = "unclench.web.accounts.adapter.SingleSignOnAdapter"
SOCIALACCOUNT_FORMS = {"signup": "unclench.web.accounts.forms.NewAccountFromElsewhere"}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": SINGLE_SIGN_ON.as_provider()} if SINGLE_SIGN_ON else {}
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

EMAIL_BACKEND = MAIL.backend
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.start_tls, MAIL.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = MAIL.sender

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
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if OVER_HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"{FORCE_SCRIPT_NAME or ''}/"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "unclench.web.faults.form_was_changed"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
FILE_UPLOAD_HANDLERS = ["unclench.web.uploads.NoFiles"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "unclench.web.operations.log.PlainLines"},
        "json": {"()": "unclench.web.operations.log.JsonLines"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": environment.log_form()}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # An address that was not found may hold the id of somebody's row.
    "loggers": {"django.request": {"level": "ERROR"}},
}
