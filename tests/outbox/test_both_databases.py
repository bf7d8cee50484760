"""The main job, the addresses and the schema, once on SQLite and once on PostgreSQL."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playhouse.schema_diff import diff_models

from hotline.cli.serve import part_command
from hotline.places import geocoding, importing
from hotline.records import migrations
from hotline.records.addresses import HouseNumber, Street
from hotline.records.db import database
from hotline.records.schema import TABLES
from hotline.records.states import OfferState, RequestState
from hotline.records.tables import Message, Offer

from ..support.databases import ADDRESSES, BOTH, bound_to, empty_database
from ..support.house import ROOT
from ..support.world import World


def test_from_the_first_text_to_everyone_told(world: World) -> None:
    marie, paul, zoe = world.volunteer("Marie", 100), world.volunteer("Paul", 600), world.volunteer("Zoé", 700)
    odette = world.resident()
    odette.texts("Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne")
    odette.is_told("médicaments", "12 bis rue de Bourgogne, 45000 Orléans")
    for one in (marie, paul, zoe):
        one.is_told("médicaments", "rue de Bourgogne")
    zoe.texts("NON")
    zoe.look()
    marie.texts("oui dans 2 heures")
    marie.is_told("12 bis rue de Bourgogne", world.the_request().password)
    odette.is_told("Marie", "dans 2 heures")
    paul.is_told("Un voisin s'en occupe")
    paul.texts("oui")
    paul.is_told("s'en occupe déjà")
    marie.texts("ANNULER")
    assert world.the_request().state == RequestState.SEARCHING
    marie.look()
    odette.look()
    assert {offer.state for offer in Offer.select()} == {
        OfferState.WITHDRAWN,
        OfferState.STOOD_DOWN,
        OfferState.DECLINED,
    }


def test_a_task_is_done(world: World) -> None:
    marie, odette = world.volunteer("Marie", 100), world.resident()
    odette.texts("Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne")
    marie.texts("OUI").texts("FAIT")
    assert world.the_request().state == RequestState.DONE
    assert world.the_request().done_at is not None


def test_hearing_stores_whatever_people_write(world: World) -> None:
    odette = world.resident()
    for body in ("", "😀👍", "مرحبا", "a\x00b", "x" * 1600, "'; DROP TABLE message; --", "\u202e abc"):
        assert world.post_text(odette.phone, body).status_code == 200
    world.settle()
    assert not Message.select().where((Message.direction == "in") & Message.heard_at.is_null()).exists()


def test_addresses_are_imported_and_found(world: World) -> None:
    doors, streets = HouseNumber.select().count(), Street.select().count()
    assert doors > 0
    assert streets > 0
    importing.import_file(ADDRESSES)
    assert (HouseNumber.select().count(), Street.select().count()) == (doors, streets)
    (best, *_) = geocoding.find_local("12 bis rue de bourgogne", None)
    assert "12 bis" in best.address.lower()


@pytest.mark.parametrize("kind", BOTH)
def test_the_migrations_make_exactly_the_tables(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with bound_to(empty_database(kind, tmp_path, request)):
        assert migrations.upgrade()
        assert migrations.upgrade() == []
        assert migrations.pending() == []
        difference = diff_models(database.obj, TABLES)
        assert not difference, str(difference)


@pytest.mark.slow
@pytest.mark.parametrize("kind", BOTH)
def test_two_upgrades_at_once_both_succeed(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = empty_database(kind, tmp_path, request)
    with bound_to(url):
        environment = os.environ | {"DATABASE_URL": url, "SECRET_KEY": "only for the tests, really"}
        command = [*part_command("db"), "upgrade"]
        upgrades = [
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        said = [upgrade.communicate(timeout=60) for upgrade in upgrades]
        assert [upgrade.returncode for upgrade in upgrades] == [0] * 3, said
        assert sum(b"Applied" in out for out, _ in said) == 1
        pool: Any = database.obj
        assert not diff_models(pool, TABLES)
