"""Settings: secure by default. Secrets and addresses come from the environment, or from files of the home (0600)."""

import os
from pathlib import Path

from wasl.database.connections import databases
from wasl.database.home import home, secret

PACKAGE = Path(__file__).resolve().parent
HOME = home()


DEBUG = os.environ.get("WASL_DEBUG") == "1"
SECRET_KEY = os.environ.get("WASL_SECRET_KEY") or secret("signing-key")
PUBLIC_BASE_URL = os.environ.get("PUBLIC_BASE_URL", "http://127.0.0.1:8000")
HTTPS = PUBLIC_BASE_URL.startswith("https://")
ALLOWED_HOSTS = [h for h in os.environ.get("WASL_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
CSRF_TRUSTED_ORIGINS = [PUBLIC_BASE_URL]
CSRF_FAILURE_VIEW = "wasl.web.furniture.views.csrf_failure"

INSTALLED_APPS = [
    "wasl.web.apps.WebConfig",
    "wasl.demo.apps.DemoConfig",
    "wasl.exchange.apps.ExchangeConfig",
    "wasl.privacy.apps.PrivacyConfig",
    "wasl.communiques.apps.CommuniquesConfig",
    "wasl.tallies.apps.TalliesConfig",
    "wasl.handovers.apps.HandoversConfig",
    "wasl.grants.apps.GrantsConfig",
    "wasl.life_projects.apps.LifeProjectsConfig",
    "wasl.agreements.apps.AgreementsConfig",
    "wasl.funding.apps.FundingConfig",
    "wasl.participants.apps.ParticipantsConfig",
    "wasl.institutions.apps.InstitutionsConfig",
    "wasl.attachments.apps.AttachmentsConfig",
    "wasl.catalogue.apps.CatalogueConfig",
    "wasl.programmes.apps.ProgrammesConfig",
    "wasl.accounts.apps.AccountsConfig",
    "wasl.territory.apps.TerritoryConfig",
    "wasl.audit.apps.AuditConfig",
    "wasl.wording.apps.WordingConfig",
    "wasl.money.apps.MoneyConfig",
    "wasl.database.apps.DatabaseConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wasl.web.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "wasl.web.middleware.IdleExpiry",
    "wasl.web.middleware.ReaderScope",
    "wasl.web.sign_in.gate.Gate",
]

ROOT_URLCONF = "wasl.web.urls"
WSGI_APPLICATION = "wasl.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(str(p) for p in (PACKAGE / "web").glob("*/templates")),
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wasl.web.context.house",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "wasl.wording.templatetags.wording",
            ],
        },
    }
]
COTTON_DIR = "cotton"
COTTON_ISOLATE_BY_DEFAULT = True  # a piece of furniture never sees the variables of the page around it
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = databases()
DATABASE_ROUTERS = ["wasl.database.connections.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "wasl.web.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # users have no e-mail address here
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "change_password": "5/m/user"}
MFA_ADAPTER = "wasl.web.sign_in.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Wasl"
MFA_FORMS = {
    "authenticate": "wasl.web.sign_in.forms.CodeForm",
    "reauthenticate": "wasl.web.sign_in.forms.CodeAgainForm",
}

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
IDLE_MINUTES = int(os.environ.get("WASL_IDLE_MINUTES", "30"))
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
BEHIND_PROXY = os.environ.get("WASL_BEHIND_PROXY") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("fr", "Français")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [
    *sorted(str(p) for p in (PACKAGE / "web").glob("*/locale")),
]
FORMAT_MODULE_PATH = "wasl.wording.formats"
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = "Africa/Casablanca"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "furniture" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Counts of tries, and words of forms used up: with the framework's 300 entries, other keys would soon push them out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
EMAIL_BACKEND = (
    "django.core.mail.backends.console.EmailBackend"
    if DEBUG
    else "django.core.mail.backends.dummy.EmailBackend"
)
SILENCED_SYSTEM_CHECKS: list[str] = []

# Only codes, references and places in the code are logged: never a form, a name, a query string or a message of an
# exception, which may quote what somebody typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "wasl.web.quiet_log.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.db.backends": {"level": "ERROR", "propagate": False},
    },
}
