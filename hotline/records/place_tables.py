"""The tables of places that no address file holds: corrections, and what geocoders outside have answered."""

from peewee import AutoField, DoubleField, IntegerField, JSONField, TextField

from hotline.records.base import Table, utc_now
from hotline.records.db import MomentField
from hotline.records.references import ForeignKeyField
from hotline.records.tables import Town


class Correction(Table):
    """Where a town's people are when they say these words: a coordinator has said so."""

    id = AutoField()
    town = ForeignKeyField(Town, backref="corrections")
    town_id: int
    key = TextField()  # the words as places.spelling folds them, the house number first
    street_key = TextField()  # the same without the house number
    said = TextField()  # the words themselves
    spelled = IntegerField()  # the version of places.spelling that made the keys
    number = TextField(null=True)  # the true place's from here on
    address = TextField()
    street = TextField(null=True)
    postcode = TextField(null=True)
    city = TextField()
    latitude = DoubleField()
    longitude = DoubleField()
    precision = TextField()
    who = TextField()
    at = MomentField(default=utc_now)

    class Meta:
        indexes = ((("town", "key"), True), (("town", "street_key"), False))


class GeocoderTurn(Table):
    """When a geocoder outside may be asked again, by whichever process asks first."""

    service = TextField(primary_key=True)
    next_at = MomentField()
    failure = TextField(null=True)  # why it was left alone until then; null while it answers


class GeocoderAnswer(Table):
    """What a geocoder outside has answered, under a keyed hash of what it was asked."""

    key = TextField(primary_key=True)
    places = JSONField()
    erase_at = MomentField(index=True)
