"""Accounts: passwords, one-time links, what a session is worth."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest

from hotline.records import coordinators
from hotline.records.coordinators import EmailTakenError, PasswordLengthError, Role
from hotline.records.tables import Coordinator, Town

from .rows import PASSWORD, make_coordinator, make_town

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
EMAIL = "odile@saint-aubin.example"


def invite(town: Town) -> str:
    _, token = coordinators.add(town, EMAIL, Role.COORDINATOR, None, now=NOW)
    assert token
    return token


def test_the_right_password_lets_in_whatever_the_case_of_the_address(coordinator: Coordinator) -> None:
    assert coordinators.check(" Odile@Saint-Aubin.EXAMPLE ", PASSWORD) == coordinator
    assert coordinators.check(coordinator.email, PASSWORD + "!") is None


def test_nothing_secret_is_kept_as_it_is(town: Town) -> None:
    token = invite(town)
    make_coordinator(town, "paul@saint-aubin.example")
    kept = str(list(Coordinator.select().dicts()))
    assert token not in kept
    assert PASSWORD not in kept


@pytest.mark.parametrize("email", ["nobody@saint-aubin.example", "odile\x00@saint-aubin.example", EMAIL])
def test_a_hash_is_checked_whether_the_address_is_known_or_not(town: Town, email: str) -> None:
    invite(town)  # a coordinator without a password yet
    with patch.object(coordinators, "hasher", wraps=coordinators.hasher) as hasher:
        assert coordinators.check(email, PASSWORD) is None
    hasher.verify.assert_called_once()


def test_a_link_works_once(town: Town) -> None:
    token = invite(town)
    assert coordinators.choose_password(token, PASSWORD, NOW)
    assert coordinators.check(EMAIL, PASSWORD)
    assert coordinators.by_link(token, NOW) is None
    assert coordinators.choose_password(token, "another long one", NOW) is None
    assert coordinators.check(EMAIL, PASSWORD)


def test_a_link_ends_after_48_hours(town: Town) -> None:
    token = invite(town)
    assert coordinators.by_link(token, NOW + timedelta(hours=47))
    assert coordinators.by_link(token, NOW + timedelta(hours=48)) is None


def test_a_password_that_is_too_short_leaves_the_link_unused(town: Town) -> None:
    token = invite(town)
    with pytest.raises(PasswordLengthError):
        coordinators.choose_password(token, "court", NOW)
    assert coordinators.by_link(token, NOW)


def test_adding_again_gives_a_new_link_and_keeps_the_password_until_it_is_used(town: Town) -> None:
    make_coordinator(town, EMAIL)
    first, second = invite(town), invite(town)
    assert coordinators.by_link(first, NOW) is None
    assert coordinators.by_link(second, NOW)
    assert coordinators.check(EMAIL, PASSWORD)


def test_an_address_belongs_to_one_town(town: Town) -> None:
    make_coordinator(town, EMAIL)
    with pytest.raises(EmailTakenError):
        make_coordinator(make_town("beaulieu", "Beaulieu", "+33261910001"), EMAIL)


def test_a_session_ends_when_the_password_changes(town: Town) -> None:
    coordinator = make_coordinator(town, EMAIL)
    key = coordinators.session_key(coordinator)
    assert coordinators.by_session_key(key) == coordinator
    coordinators.add(town, EMAIL, Role.COORDINATOR, "cinq poires vertes", now=NOW)
    assert coordinators.by_session_key(key) is None
