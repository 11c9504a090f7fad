"""One settings file for every place the project runs in; what differs comes from the environment.

BREAKTHROUGH_DATA         folder for the embedded database, the secret key and uploads (default .data/)
BREAKTHROUGH_ORIGIN       public address, e.g. https://breakthrough.example.gov.cn (default http://127.0.0.1:$PORT)
BREAKTHROUGH_SECRET_KEY   signing key (default: made once, kept in the data folder)
BREAKTHROUGH_PUBLICATION_KEY
                          file with the key that signs publications (default: made once, kept in the data folder)
BREAKTHROUGH_SEPARATE_ADMINISTRATORS
                          "yes": the three administrators stand apart and no superuser signs in (default "no")
BREAKTHROUGH_PROXIES      how many proxies of one's own stand in front, each of which adds the address that it was asked
                          from to X-Forwarded-For (default 0: that header is not read)
DATABASE_URL              PostgreSQL server to use instead of the embedded one
BREAKTHROUGH_EMAIL_URL    mail server, e.g. smtp://name:password@mail.example.gov.cn:587 (default: mails are kept as
                          files in the data folder, and nothing leaves this machine)
BREAKTHROUGH_EMAIL_FROM   sender of mails (default breakthrough@ the host of the public address)
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from breakthrough.database import database_settings
from breakthrough.mail import mailer
from breakthrough.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("BREAKTHROUGH_DATA") or BASE_DIR / ".data").expanduser().absolute()
ORIGIN = os.environ.get("BREAKTHROUGH_ORIGIN") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
PROXIES = int(os.environ.get("BREAKTHROUGH_PROXIES") or 0)
IS_HTTPS = urlsplit(ORIGIN).scheme == "https"

SECRET_KEY = secret_key(DATA_DIR)
DEBUG = False
ALLOWED_HOSTS = sorted({urlsplit(ORIGIN).hostname or "127.0.0.1", "127.0.0.1", "localhost"})
CSRF_TRUSTED_ORIGINS = [ORIGIN]

# Cookies are secure exactly when the origin is https: sign-in works on a plain local address too.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
# A watchdog asks the process itself, behind the proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz/$", r"^readyz/$"]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

# The department's own apps: each of their tables leaves a history.
DOMAIN_APPS = ["tasks", "talent", "funding"]

INSTALLED_APPS = [
    "breakthrough.apps.GroundConfig",
    *DOMAIN_APPS,
    "breakthrough.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "axes",
    "django_tasks_db",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # What puts headers on an answer stands before whatever may answer by itself: static files, refusals.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "breakthrough.api.compression.CompressedAnswers",
    # Outside of all that refuses a request: what is refused is recorded too.
    "breakthrough.access.middleware.AccessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "breakthrough.input.PlainTextMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "breakthrough.api.deprecation.DeprecationHeaders",
    "breakthrough.api.middleware.TokenHeaders",
    "breakthrough.history.middleware.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "breakthrough.urls"
WSGI_APPLICATION = "breakthrough.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "breakthrough.clock.clock",
            ],
        },
    },
]

DATABASES = {"default": database_settings(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "breakthrough.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    # Before the one with permissions of single accounts, which few have and which cost two queries.
    "tasks.permissions.GrantBackend",
    "breakthrough.signing_in.AccountBackend",
]
# Names the function that says what a user may see and change: the ground knows no grants.
SCOPE_POLICY = "tasks.models.grant.accesses"
# Names the function that gives an expression of what that follows from, for whoever asks for a user anyway.
SCOPE_FACTS = "tasks.models.grant.told"
# What a token may be limited to.
SCOPE_PLACES = "tasks.Cluster"
# 三员分立: system administrator, security administrator and auditor are three people; see docs/rights.md.
SEPARATE_ADMINISTRATORS = os.environ.get("BREAKTHROUGH_SEPARATE_ADMINISTRATORS", "no") == "yes"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "429.html"
# Only the account is counted, never the address: a proxy's header can be forged.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_IPWARE_PROXY_COUNT = 0

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "breakthrough" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "breakthrough.formats"

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Uploaded files, by the hash of their bytes; no web server may have this folder among those that it serves.
UPLOADS = DATA_DIR / "uploads"
# Files on their way in: gone once they are imported, or after a day.
IMPORTS = DATA_DIR / "imports"
# Up to so many rows somebody waits for the answer; more are the worker's.
IMPORT_ROWS_AT_ONCE, IMPORT_BYTES_AT_ONCE = 300, 1 << 20
# Signs publications: a PEM file outside the database, which a restored or altered database cannot bring along.
PUBLICATION_KEY = Path(os.environ.get("BREAKTHROUGH_PUBLICATION_KEY") or DATA_DIR / "publication-key.pem")
UPLOAD_MOST_BYTES = 20 << 20
EVIDENCE_MOST_BYTES_PER_TASK = 2 << 30
FILE_UPLOAD_HANDLERS = ["breakthrough.uploads.handler.BoundedUploadHandler"]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MAILERS = {"default": mailer(os.environ.get("BREAKTHROUGH_EMAIL_URL") or "", DATA_DIR)}
DEFAULT_FROM_EMAIL = (
    os.environ.get("BREAKTHROUGH_EMAIL_FROM") or f"breakthrough@{urlsplit(ORIGIN).hostname or 'localhost'}"
)

# History: see breakthrough/history/.
PGHISTORY_BASE_MODEL = "breakthrough.history.event.Event"
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CREATED_AT_FUNCTION = "breakthrough_moment()"
PGHISTORY_ADMIN_ALL_EVENTS = False
# Apps and models that do not travel: inside as_of they are read as they are now. Rights above all.
HISTORY_PASS_THROUGH = [
    "breakthrough",
    "auth",
    "contenttypes",
    "sessions",
    "tasks.Grant",
    "tasks.Transition",
    "tasks.TransitionDocument",
]

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # The tags of answers, which each process keeps for itself.
    "tags": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "tags",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "breakthrough.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["breakthrough.api.permissions.MayView"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["breakthrough.api.parsing.BoundedJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "breakthrough.api.pagination.KeysetPagination",
    "DEFAULT_FILTER_BACKENDS": ["breakthrough.api.filters.FilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "breakthrough.api.schema.RowSchema",
    "EXCEPTION_HANDLER": "breakthrough.api.errors.handle",
    "COERCE_DECIMAL_TO_STRING": True,
    # The lists read the parameter "format" themselves; elsewhere it is as unknown as any other.
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Breakthrough",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SERVE_INCLUDE_SCHEMA": False,
    # Choices stay with their columns: many tables have a “kind” and a “status” of their own.
    "POSTPROCESSING_HOOKS": [
        "breakthrough.api.column_schema.add_statuses",
        "breakthrough.api.deprecation.mark",
        "breakthrough.api.examples.add_examples",
    ],
}

# Tokens of the API: requests in a window; from when on one warns that it ends, if it was used within `in_use`.
TOKENS: dict[str, Any] = {
    "requests": 600,
    "window_seconds": 60,
    "warns_before": timedelta(days=14),
    "in_use": timedelta(days=30),
}

# The feed of changes: how many may wait for news at a time in each process, of its four threads, and how many seconds.
FEED: dict[str, int] = {"waiting_at_a_time": 2, "longest_wait": 25}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    # The worker turns its own loggers up to INFO; the console still shows what somebody should look at.
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# When a task's light turns: points behind plan, and days after which an open milestone turns it red.
TRAFFIC_LIGHT = {"yellow_points": 10, "red_points": 30, "overdue_days": 90}

# Sums that took so long to count are kept, and corrected by what changes (figures/keeping.py).
KEEP_SUMS_FROM_SECONDS = 0.1

# An amount of more than so many times the budget of its task is asked for once more before it is saved.
CONFIRM_OVER_BUDGET_TIMES = 10

# Which periods open by themselves, how many days before they end, and the day on which their reports are due: so many
# days after the end. `lock_after` days after that a period is locked; 0 leaves locking to people.
REPORTING: dict[str, Any] = {
    "kinds": ["month"],
    "open_before": 10,
    "due_after": {"month": 5, "quarter": 10, "half_year": 15, "year": 15},
    "lock_after": 0,
}

# My desk: how far ahead milestones are shown, how long decided requests stay, after how many days a report in review
# presses, and after how many days a late report is shown to those who review it. All in days.
DESK = {"milestones_ahead": 60, "decisions_shown": 30, "review_within": 5, "escalate_after": 7}

# When people are reminded, in days from the day it counts from: a report's or milestone's due day, the day on which a
# report was returned or submitted. `own` reaches those whose matter it is, `above` those who review them.
REMINDER_STEPS = {
    "report": {"own": [-7, -1, 1, 7], "above": [7]},
    "returned": {"own": [0, 3, 7], "above": [7]},
    "milestone": {"own": [-30, -7, 1], "above": [30]},
    "review": {"own": [3, 7]},
    "token": {"own": [-14, -7, -1]},
}
# What a reminder mail says around its lines.
REMINDER_TEXTS = {
    "subject": _("Breakthrough: %(number)s reminders, %(day)s"),
    "greeting": _("%(name)s, this waits for you:"),
    "closing": _("You get at most one such mail a day, and can switch it off in your preferences."),
}
# The minutes after which a mail that failed is tried again; after the last of them it is given up.
MAIL_RETRY_AFTER = [15, 60, 240, 720]

# What an extension may be: so many months, so many times, and asked for so many months before the end.
EXTENSION = {"months": 12, "times": 1, "months_ahead": 3}

# What is taken for implausible (docs/plausibility.md): a lower limit finds more, and alarms falsely more often.
PLAUSIBILITY = {
    # An amount is a slip when its size differs from the usual one by this many powers of ten: 2 is a hundred times.
    # Where amounts vary much, by at least this many robust standard deviations.
    "money_powers": 2.0,
    "money_deviations": 6.0,
    "money_few": 4,
    # The same for a measured value against the baseline, the target and the values before.
    "value_powers": 1.5,
    "target_powers": 3.0,
    # Per cent.
    "over_budget_percent": 105,
    "spent_percent": 80,
    "progress_percent": 30,
    "budget_off_percent": 5,
    "over_capacity_percent": 120,
    "target_percent": 200,
    # Days.
    "early_money_days": 30,
    "late_money_days": 365,
    "undrawn_days": 365,
    "overdue_days": 30,
    "idle_days": 90,
    "unproved_days": 60,
    "unfunded_days": 120,
    "late_milestone_days": 180,
    "early_work_days": 90,
    # Reports due in a row without one.
    "missing_reports": 3,
    "headcount_times": 5,
}
