"""Coordinators: the people at the town hall who may sign in, their passwords and one-time links."""

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from hotline.records.tables import Coordinator, Town

# 19 MiB a guess: what OWASP asks for, and a small server stands sixteen at once.
hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

LINK_LASTS = timedelta(hours=48)
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200


class Role(StrEnum):
    """What a coordinator may do."""

    VIEWER = "viewer"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


class EmailTakenError(ValueError):
    """The e-mail address belongs to a coordinator of another town."""


class PasswordLengthError(ValueError):
    """The password is too short, or longer than anybody types."""


def add(
    town: Town, email: str, role: Role, password: str | None, *, now: datetime
) -> tuple[Coordinator, str | None]:
    """Add a coordinator, or give one of the same town a new role and a new way in.

    Without a password the second value is the token of a one-time link, valid for 48 hours.
    Raises EmailTakenError and PasswordLengthError.
    """
    address = _address(email)
    known = Coordinator.get_or_none(Coordinator.email == address)
    if known is not None and known.town != town:
        raise EmailTakenError(address)
    coordinator: Coordinator = known or Coordinator(town=town, email=address, created_at=now)
    coordinator.role = role
    token = None if password else secrets.token_urlsafe(32)
    if password:
        coordinator.password_hash = _hashed(password)
    coordinator.link_hash = _digest(token) if token else None
    coordinator.link_until = now + LINK_LASTS if token else None
    coordinator.save()
    return coordinator, token


def check(email: str, password: str) -> Coordinator | None:
    """The coordinator with this e-mail address and password; an unknown address takes as long as a known."""
    found: Coordinator | None = Coordinator.get_or_none(Coordinator.email == _address(email))
    password_hash = found.password_hash if found and found.password_hash else _nobodys_hash()
    try:
        hasher.verify(password_hash, password[: LONGEST_PASSWORD + 1])
    except VerifyMismatchError:
        return None
    return found


def by_link(token: str, now: datetime) -> Coordinator | None:
    """The coordinator whose unused one-time link this is."""
    found: Coordinator | None = Coordinator.get_or_none(_link_is(token, now))
    return found


def choose_password(token: str, password: str, now: datetime) -> Coordinator | None:
    """Use up a one-time link to set its coordinator's password; None when the link is not valid any more.

    Raises PasswordLengthError.
    """
    password_hash = _hashed(password)
    found = by_link(token, now)
    used = (
        Coordinator.update(password_hash=password_hash, link_hash=None, link_until=None)
        .where(_link_is(token, now))
        .execute()
    )
    if not found or not used:
        return None
    found.password_hash = password_hash
    return found


def session_key(coordinator: Coordinator) -> str:
    """What a signed-in browser keeps; it stops being valid when the password changes."""
    return f"{coordinator.id}-{_digest(coordinator.password_hash or '')[:16]}"


def by_session_key(key: str) -> Coordinator | None:
    """The coordinator that a signed-in browser belongs to, with the town."""
    number = key.partition("-")[0]
    found: Coordinator | None = (
        Coordinator.select(Coordinator, Town).join(Town).where(Coordinator.id == int(number)).first()
    )
    return found if found and secrets.compare_digest(session_key(found), key) else None


def _link_is(token: str, now: datetime) -> object:
    return (Coordinator.link_hash == _digest(token)) & (Coordinator.link_until > now)


def _address(email: str) -> str:
    return email.strip().lower().replace("\x00", "")  # which PostgreSQL would not even look for


def _hashed(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise PasswordLengthError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
    return hasher.hash(password)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@cache
def _nobodys_hash() -> str:
    """A hash that no password fits, to spend the same time on an unknown e-mail address."""
    return hasher.hash(secrets.token_urlsafe(32))
