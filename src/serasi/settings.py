"""Settings of a Serasi house, each from a SERASI_* variable (docs/developer/settings.md)."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONE, SELF

PACKAGE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("SERASI_HOME", Path.cwd() / "var")).resolve()


def _flag(name: str, default: str) -> bool:
    return os.environ.get(name, default).lower() in {"1", "true", "yes", "ya"}


def _key(name: str, file: str) -> str:
    """Take a secret from the environment, else from HOME, made once and readable to us alone."""
    if name in os.environ:
        return os.environ[name]
    path = HOME / file
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _database(url: str) -> dict[str, object]:
    """Read `sqlite:///path` or `postgres://user:password@host:port/name`."""
    parts = urlparse(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or str(HOME / "serasi.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                    "PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456;"
                    "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON"
                ),
            },
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path[1:],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DEMO = _flag("SERASI_DEMO", "0")
DEBUG = _flag("SERASI_DEBUG", "0")
SECRET_KEY = _key("SERASI_SECRET_KEY", "secret.key")
SEAL_KEY = _key("SERASI_SEAL_KEY", "seal.key")
ALLOWED_HOSTS = os.environ.get("SERASI_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
HTTPS = _flag("SERASI_HTTPS", "0")
SERASI_ADDRESS = os.environ.get("SERASI_ADDRESS", "http://127.0.0.1:8000")
"""The address under which people reach this house; links in calls begin with it."""
# Channels: each is off until it is set up.
TELEGRAM_TOKEN = os.environ.get("SERASI_TELEGRAM_TOKEN", "")
TELEGRAM_BASE = os.environ.get("SERASI_TELEGRAM_BASE", "https://api.telegram.org")
GATEWAY_URL = os.environ.get("SERASI_GATEWAY_URL", "")
GATEWAY_SECRET = os.environ.get("SERASI_GATEWAY_SECRET", "")
GATEWAY_TEMPLATE = os.environ.get("SERASI_GATEWAY_TEMPLATE", "")
GATEWAY_RECEIPTS = _flag("SERASI_GATEWAY_RECEIPTS", "0")
LDP_CONTACT = os.environ.get("SERASI_LDP_CONTACT", "")
"""Whom respondents of a residual survey may call for psychosocial support."""
PUSH = _flag("SERASI_PUSH", "1" if DEMO else "0")
EMAIL_HOST = os.environ.get("SERASI_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("SERASI_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SERASI_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SERASI_MAIL_PASSWORD", "")
EMAIL_USE_TLS = _flag("SERASI_MAIL_TLS", "1")
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = os.environ.get("SERASI_MAIL_FROM", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("SERASI_ORIGINS", "").split(",") if o]

DATABASES = {
    "default": _database(
        os.environ.get("SERASI_DATABASE_URL", f"sqlite:///{HOME / 'serasi.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_vite",
    "django_tasks",
    "django_tasks_db",
    "serasi.trail",
    "serasi.regions",
    "serasi.network",
    "serasi.channels",
    "serasi.collect",
    "serasi.register",
    "serasi.warn",
    "serasi.facilitate",
    "serasi.respond",
    "serasi.recover",
    "serasi.measure",
    "serasi.publish",
    "serasi.exchange",
    "serasi.web",
    "serasi.ops",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "serasi.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "serasi.network.middleware.ViewerMiddleware",
    "serasi.web.middleware.ProblemMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "serasi.urls"
WSGI_APPLICATION = "serasi.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "serasi.web.context.house",
            ],
        },
    }
]

# Log-in: allauth with TOTP and passkeys; axes locks out after repeated failures.
AUTH_USER_MODEL = "network.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "serasi.network.adapter.ClosedHouseAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "/masuk/"
ACCOUNT_SESSION_REMEMBER = False
# Wrong passwords are counted by axes; "login_failed" here limits the codes of the second step.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "6/1800s/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO
MFA_TOTP_ISSUER = "Serasi"
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "serasi.network.adapter.login_name"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "serasi.network.adapter.locked_out"
AXES_ENABLE_ADMIN = False
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Jobs commit with the row that caused them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/built/assets/.+-[\w-]{8}\.\w+$"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DJANGO_VITE = {
    "default": {
        "dev_mode": False,
        "static_url_prefix": "built",
        "manifest_path": PACKAGE / "web" / "static" / "built" / "manifest.json",
    }
}
MEDIA_ROOT = HOME / "files"
EXPORT_ROOT = HOME / "exports"
"""Big files made for one person; apart from `files`, for a backup does not keep them."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
# axes.W006: a whole office sits behind one address; we lock the account, not the office.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
