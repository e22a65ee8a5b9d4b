"""All settings, read from the environment; unset means the embedded default.

Each variable stands in docs/operations.md. A wrong value stops the start with a message that names
every variable that is wrong.
"""

import logging
from pathlib import Path

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from environs import Env

from signals_portal.environment import (
    DATABASE_SCHEMES,
    EMAIL_SCHEMES,
    REDIS_SCHEMES,
    email_addresses,
    folder_in,
    kept_secret,
    url_with,
    web_address,
)

BASE_DIR = Path(__file__).resolve().parent.parent
FIXTURES_DIR = BASE_DIR / "fixtures"
THEMES_DIR = BASE_DIR / "themes"
VAR_DIR = BASE_DIR / "var"
BUILD_DIR = VAR_DIR / "build"  # stylesheets, script and icons, from `make assets`
(BUILD_DIR / "static").mkdir(parents=True, exist_ok=True)

# --- What an operator chooses -------------------------------------------------------------------
env = Env(eager=False)
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
SITE_NAME = env.str("SITE_NAME", "Iets niet pluis?")
EXIT_URL = env.str("EXIT_URL", "https://www.knmi.nl/", validate=web_address)
THEME = env.str("THEME", "pluis", validate=folder_in(THEMES_DIR))
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
SHOW_UNCONFIRMED_CONTACTS = env.bool("SHOW_UNCONFIRMED_CONTACTS", DEBUG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "webmaster@localhost")
admin_emails: list[str] = env.list("ADMIN_EMAILS", [], validate=email_addresses)
database_url = env.str(
    "DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}", validate=url_with(DATABASE_SCHEMES)
)
email_url = env.str("EMAIL_URL", "console://", validate=url_with(EMAIL_SCHEMES))
redis_url = env.str("REDIS_URL", "", validate=url_with(REDIS_SCHEMES, may_be_empty=True))
env.seal()

SECRET_KEY = SECRET_KEY or kept_secret(VAR_DIR / "secret_key")

# --- Where things are kept ----------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(database_url, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;",
        "transaction_mode": "IMMEDIATE",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if redis_url:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}}

_email = dj_email_url.parse(email_url)
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _email["EMAIL_FILE_PATH"]
EMAIL_HOST = _email["EMAIL_HOST"] or "localhost"
EMAIL_PORT = _email["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _email["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_SSL = _email["EMAIL_USE_SSL"]
EMAIL_USE_TLS = _email["EMAIL_USE_TLS"]
EMAIL_TIMEOUT = _email["EMAIL_TIMEOUT"] or 10
EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS = [(address, address) for address in admin_emails]

# --- What the site is made of -------------------------------------------------------------------
OWN_APPS = ["signals_portal", "guide", "roles", "tips", "contacts", "editorial", "loading", "accounts"]
INSTALLED_APPS = [
    *OWN_APPS,
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.users",
    "wagtail.admin",
    "wagtail.search",
    "wagtail",
    "modelcluster",
    "taggit",
    "simple_history",
    "crispy_forms",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "accounts.User"
ROOT_URLCONF = "signals_portal.urls"
WSGI_APPLICATION = "signals_portal.wsgi.application"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "signals_portal.security.HardeningMiddleware",
    # A page holds no secret and nothing of the visitor, so its compressed size tells nobody anything.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "signals_portal.squeeze.SqueezeMiddleware",
    "accounts.sessions.StaffSessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "editorial.doors.DeskMiddleware",
    "signals_portal.security.SameOriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "signals_portal.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "signals_portal.templatetags.site",
            ],
        },
    },
]

# --- Forms: drawn by our own templates, so that all look and speak the same -----------------------
CRISPY_TEMPLATE_PACK = "nlds"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("nlds",)
CRISPY_FAIL_SILENTLY = False  # a field that a layout forgets or names wrong is a mistake of ours

# --- Language and place -------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

# --- Static files -------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", BUILD_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Safety: values and reasons in docs/decisions/0008 -------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# `same-origin` rather than `no-referrer`: with the latter a browser sends `Origin: null` with our own forms.
SECURE_REFERRER_POLICY = "same-origin"
# Only a proxy that sets this header itself may be believed; without one a visitor could send it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "signals_portal.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W008",  # the web server in front sends http to https
    "security.W021",  # HSTS preload is for the owner of the domain to decide
]

# --- Staff: who signs in, and how long that lasts --------------------------------------------------
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = not DEBUG
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]

# --- Wagtail: the editors' desk ------------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_BASE_URL = ""
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # an editor's address is nobody's business
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 0  # a version is what somebody chose to save, so that its writer is known
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the flow is one form, of all questions with all their answers
WAGTAILADMIN_LOGIN_URL = "/account/login/"

# --- Logging: what failed and where, nothing of whom it happened to (signals_portal/logs.py) -------
# A call that cannot be logged would otherwise be printed with all its values.
logging.raiseExceptions = DEBUG
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "full": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "bare": {"()": "signals_portal.logs.BareFormatter"},
        "access": {"()": "signals_portal.logs.AccessFormatter"},
    },
    "handlers": {
        # On a developer's machine an error tells all it can.
        "console": {"class": "logging.StreamHandler", "formatter": "full" if DEBUG else "bare"},
        "server": {"class": "logging.StreamHandler", "formatter": "bare"},
        "access": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "access"},
        "mail": {"class": "signals_portal.logs.FailureMail", "level": "ERROR", "formatter": "bare"},
    },
    "root": {"handlers": ["console", "mail"], "level": "INFO"},
    "loggers": {
        "django": {"level": "INFO"},  # without the handlers that Django gives it
        # What was refused is no failure of ours: nobody is mailed about it.
        "django.security": {"handlers": ["console"], "propagate": False},
        "django.server": {"handlers": ["server"], "propagate": False},
        "_granian": {"handlers": ["server", "mail"], "level": "INFO", "propagate": False},
        "granian.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},  # it tells every edit; the history has them too
    },
}
