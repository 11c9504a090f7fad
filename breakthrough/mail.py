"""Where mail goes: BREAKTHROUGH_EMAIL_URL as settings for Django. Without it, nothing leaves this machine."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BACKENDS = "django.core.mail.backends"
# A mail server that does not answer must not keep a worker.
PATIENCE = 20


def mailer(address: str, data: Path) -> dict[str, Any]:
    """smtp://name:password@host:587 encrypts after the greeting, smtps:// from the start, smtp+plain:// not at all.

    "console:" prints mails; the empty address keeps them as files in the data folder.
    """
    url = urlsplit(address)
    if not url.scheme:
        return {"BACKEND": f"{BACKENDS}.filebased.EmailBackend", "OPTIONS": {"file_path": str(data / "mail")}}
    if url.scheme == "console":
        return {"BACKEND": f"{BACKENDS}.console.EmailBackend"}
    if url.scheme not in ("smtp", "smtps", "smtp+plain") or not url.hostname:
        raise ImproperlyConfigured("BREAKTHROUGH_EMAIL_URL reads like smtp://name:password@mail.example.gov.cn:587.")
    is_secure = url.scheme == "smtps"
    return {
        "BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "OPTIONS": {
            "host": url.hostname,
            "port": url.port or {"smtp": 587, "smtps": 465, "smtp+plain": 25}[url.scheme],
            "username": unquote(url.username or ""),
            "password": unquote(url.password or ""),
            "use_ssl": is_secure,
            "use_tls": url.scheme == "smtp",
            "timeout": PATIENCE,
        },
    }
