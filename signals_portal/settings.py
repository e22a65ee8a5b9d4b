"""All settings, read from the environment; unset means the embedded default.

Each variable stands in docs/operations.md. A wrong value stops the start with a message that names
every variable that is wrong.
"""

import logging
from pathlib import Path

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
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
    web_address_or_nothing,
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
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000", validate=web_address)
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
oidc_issuer = env.str("OIDC_ISSUER", "", validate=web_address_or_nothing)
oidc_client_id = env.str("OIDC_CLIENT_ID", "")
oidc_client_secret = env.str("OIDC_CLIENT_SECRET", "")
oidc_name = env.str("OIDC_NAME", "je organisatie")
redis_url = env.str("REDIS_URL", "", validate=url_with(REDIS_SCHEMES, may_be_empty=True))
env.seal()
if oidc_issuer and not (oidc_client_id and oidc_client_secret):
    raise ImproperlyConfigured("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too.")

SECRET_KEY = SECRET_KEY or kept_secret(VAR_DIR / "secret_key")

# --- Where things are kept ----------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(database_url, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;",
        "transaction_mode": "IMMEDIATE",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits on tries and codes that were used must be known to all processes, so memory of one's own will not do.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": redis_url,
    }
    if redis_url
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_shared_memory",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

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
OWN_APPS = [
    "signals_portal",
    "upkeep",
    "guide",
    "roles",
    "tips",
    "contacts",
    "editorial",
    "loading",
    "accounts",
]
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
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
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
    "signals_portal.squeeze.VisitorsGZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "signals_portal.squeeze.SqueezeMiddleware",
    "accounts.sessions.StaffSessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.second_factor.SecondFactorMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
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
CSRF_COOKIE_NAME = "csrftoken" if DEBUG else "__Host-csrftoken"
CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "signals_portal.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W008",  # the web server in front sends http to https
    "security.W021",  # HSTS preload is for the owner of the domain to decide
]

# --- Staff: who signs in, and how long that lasts (docs/decisions/0018) -----------------------------
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Over https a cookie with this prefix can be set by this very host alone.
SESSION_COOKIE_NAME = "sessionid" if DEBUG else "__Host-sessionid"
SESSION_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_AGE = 8 * 60 * 60  # without a request; the hard end is in accounts/second_factor.py
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
AUTHENTICATION_BACKENDS = ["accounts.backends.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"accounts.passwords.{name}", "OPTIONS": options}
    for name, options in {
        "LongEnough": {"min_length": 12},
        "UnlikeOneself": {"user_attributes": ("email", "first_name", "last_name")},
        "NotCommon": {},
    }.items()
]
ACCOUNT_ADAPTER = "accounts.adapters.StaffAdapter"
ACCOUNT_FORMS = {"login": "accounts.forms.SignInForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # an address that is typed wrong may be a stranger's
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Codes rather than links: a link would stand in the log of requests.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
MFA_ADAPTER = "accounts.adapters.StaffFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.CodeAgainForm",
    "activate_totp": "accounts.forms.AppForm",
    "add_webauthn": "accounts.forms.PasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_TOLERANCE = 1  # half a minute early or late, for a phone whose clock is off
# On a machine of one's own this code is right for everybody, so that a newcomer needs no app.
DEMO_CODE = "123456"
MFA_TOTP_INSECURE_BYPASS_CODE = DEMO_CODE if DEBUG else None
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
# A provider of one's own, in place of the password; the second step stays. It lets in only who is here.
SOCIALACCOUNT_ADAPTER = "accounts.provider.StaffProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # by an address that the provider says it verified
SOCIALACCOUNT_LOGIN_ON_GET = True  # `form-action` in the content policy lets no form lead to another host
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": oidc_name,
                "client_id": oidc_client_id,
                "secret": oidc_client_secret,
                "settings": {"server_url": oidc_issuer},
            }
        ]
        if oidc_issuer
        else [],
    }
}
USERSESSIONS_TRACK_ACTIVITY = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# --- Wagtail: the editors' desk ------------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_BASE_URL = SITE_URL.rstrip("/")
WAGTAILADMIN_LOGIN_URL = "account_login"
# Passwords and addresses are changed at /account/, with more care.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # an editor's address is nobody's business
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 0  # a version is what somebody chose to save, so that its writer is known
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the flow is one form, of all questions with all their answers

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
