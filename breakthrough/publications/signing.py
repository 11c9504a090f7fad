"""The signature under a publication: Ed25519, with a key that stands outside the database.

The key file is PEM. Its private key signs; it may be followed by the public keys with which earlier publications were
signed, which stay trusted. Nothing in the database says which keys are.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from breakthrough.secret import kept

BLOCK = re.compile(r"-----BEGIN (?P<kind>[A-Z ]+)-----.+?-----END (?P=kind)-----", re.DOTALL)
NAME_LENGTH = 16


def sign(digest: str) -> tuple[str, str]:
    """The signature of a digest (its 64 letters), and the name of the key."""
    key = private_key()
    return b64encode(key.sign(digest.encode())).decode(), name_of(key.public_key())


def is_signed(digest: str, signature: str, key: str) -> bool:
    """Whether one of the keys that this installation trusts signed the digest."""
    found = trusted().get(key)
    if found is None:
        return False
    try:
        found.verify(b64decode(signature, validate=True), digest.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def private_key() -> Ed25519PrivateKey:
    for kind, block in blocks():
        if kind.endswith("PRIVATE KEY"):
            key = load_pem_private_key(block.encode(), None)
            if isinstance(key, Ed25519PrivateKey):
                return key
    raise ImproperlyConfigured(f"{settings.PUBLICATION_KEY} holds no Ed25519 private key.")


def trusted() -> dict[str, Ed25519PublicKey]:
    """The public keys that prove a publication, by name: that of the key in use, and those of earlier ones."""
    found = [private_key().public_key()]
    for kind, block in blocks():
        if kind == "PUBLIC KEY":
            key = load_pem_public_key(block.encode())
            found += [key] if isinstance(key, Ed25519PublicKey) else []
    return {name_of(key): key for key in found}


def blocks() -> list[tuple[str, str]]:
    text = kept(Path(settings.PUBLICATION_KEY), fresh())
    return [(found["kind"], found[0]) for found in BLOCK.finditer(text)]


def fresh() -> str:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def name_of(key: Ed25519PublicKey) -> str:
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:NAME_LENGTH]


def public_pem(name: str) -> str:
    """A trusted key, for whoever checks a signature with their own tools; empty where there is none of that name."""
    key = trusted().get(name)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode() if key else ""
