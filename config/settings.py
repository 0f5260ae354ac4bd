"""The settings of one installation: safe by default, changed only by environment variables.

DOITHOAI_DATA       folder of everything remembered (database, files, secret key); default: data/
DATABASE_URL        postgres://… for the large installation; default: SQLite in the data folder
DOITHOAI_HOSTS      comma-separated host names people may use besides localhost
DOITHOAI_HTTPS      1 behind a TLS proxy: secure cookies, HSTS, trust X-Forwarded-Proto
DOITHOAI_TIMESTAMP_SERVER address of a timestamp server for papers signed here; default: none is asked
DOITHOAI_SMTP       smtp://user:password@host:587/?from=address (smtps:// for TLS from the start): word of emergencies
DOITHOAI_SMS_COMMAND a command of this machine that sends a text message: "send-sms {phone} {text}"
DOITHOAI_SECRET_KEY the secret key, when it should not be the file in the data folder
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ

env = environ.Env()

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(env.str("DOITHOAI_DATA", default=str(ROOT / "data"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)


def secret_key(file: Path) -> str:
    """Return the installation's key, making it (readable by its owner only) on the first start."""
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return file.read_text().strip()


SECRET_KEY = env.str("DOITHOAI_SECRET_KEY", default="") or secret_key(DATA / "secret-key")
DEBUG = False

# -- who may call us, and how ------------------------------------------------------------------------------

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.list("DOITHOAI_HOSTS", default=[])]
HTTPS = env.bool("DOITHOAI_HTTPS", default=False)
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "doithoai.pages.shared.views.stale_form"
CSRF_COOKIE_HTTPONLY = True  # forms carry the token; no script needs the cookie
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# -- word that leaves the house: only of emergencies, only where somebody set it up -------------------------

SMTP = urlsplit(env.str("DOITHOAI_SMTP", default=""))
EMAIL_HOST, EMAIL_PORT = SMTP.hostname or "", SMTP.port or (465 if SMTP.scheme == "smtps" else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(SMTP.username or ""), unquote(SMTP.password or "")
EMAIL_USE_SSL = SMTP.scheme == "smtps"
EMAIL_USE_TLS = bool(EMAIL_HOST) and not EMAIL_USE_SSL and SMTP.scheme == "smtp"
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = parse_qs(SMTP.query).get("from", [EMAIL_HOST_USER])[0] or "doithoai@localhost"
SMS_COMMAND = env.str("DOITHOAI_SMS_COMMAND", default="")

# Sessions live in the database: a sign-in survives a restart, and a sign-out cannot be replayed.
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# -- parts ------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "doithoai.apps.DoiThoaiConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.headers.secure_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "doithoai.pages.middleware.WithoutNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "doithoai.pages.middleware.no_blank_page",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # A page's path is its template's name: pages/desk/replies/reply.html -> "desk/replies/reply.html".
        "DIRS": [ROOT / "doithoai" / "pages"],
        "APP_DIRS": True,
        "OPTIONS": {
            # What every page needs without asking.
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "doithoai.pages.shared.tags",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# -- what is remembered ------------------------------------------------------------------------------

SQLITE = {
    "ENGINE": "config.sqlite",
    "NAME": DATA / "doithoai.sqlite3",
    "OPTIONS": {
        # Writers queue at BEGIN instead of failing half way; WAL lets readers pass them.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds
        # What was deleted is overwritten: a denunciation must not be readable in the file afterwards.
        # The job loop carries what was written over to the file (config/jobs.py); a writer does so only after 32 MB.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000; PRAGMA secure_delete=ON; "
            "PRAGMA wal_autocheckpoint=8000;"
        ),
    },
}
DATABASES: dict[str, dict[str, Any]] = {"default": SQLITE}
if DATABASE_URL := env.str("DATABASE_URL", default=""):
    DATABASES["default"] = {**env.db_url_config(DATABASE_URL), "CONN_HEALTH_CHECKS": True}
DATABASES["default"]["TIME_ZONE"] = "Asia/Ho_Chi_Minh"  # what is read says the hour people know, not UTC
# Each of the few server threads keeps its connection; a new one an hour sees the statistics of its indexes.
DATABASES["default"]["CONN_MAX_AGE"] = 3600

# A laptop runs its waiting work inside the server; a large installation runs `doithoai work` beside it.
JOBS_INSIDE = env.bool("DOITHOAI_JOBS_INSIDE", default=DATABASES["default"]["ENGINE"] == SQLITE["ENGINE"])

MEDIA_ROOT = DATA / "files"
MEDIA_URL = "/tep/"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# A paper or a photograph of one; larger is refused with a sentence by the form that takes it.
UPLOAD_LIMIT = 20 * 1024 * 1024  # bytes
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # bytes of a form without its files: a read list travels in one
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a screen of many opinions is one form
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600

# An RFC 3161 server that confirms when a paper was signed here (a signature says only what its own clock says).
TIMESTAMP_SERVER = env.str("DOITHOAI_TIMESTAMP_SERVER", default="")

# -- people and passwords ------------------------------------------------------------------------------

AUTH_USER_MODEL = "doithoai.User"
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# -- language, days, numbers ------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "doithoai" / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True
# No USE_THOUSAND_SEPARATOR: it would also put dots into the ids of addresses from 1.000 on.
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# -- style sheets, fonts, icons ------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "doithoai" / "pages" / "shared" / "static"]
STATIC_ROOT = DATA / "static"  # filled by `doithoai serve` when the sources changed
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# -- what is said to the terminal ----------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # any scanner of the network causes it
        # Answered with a sentence (views.not_taken): nothing for whoever keeps the server to mend.
        "django.security.RequestDataTooBig": {"level": "CRITICAL"},
        "django.security.TooManyFieldsSent": {"level": "CRITICAL"},
        "django.security.TooManyFilesSent": {"level": "CRITICAL"},
        "doithoai": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
    },
}
