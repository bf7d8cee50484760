"""The tables of the gazetteer: communes, streets and doors from the imported address files."""

from peewee import AutoField, BooleanField, DoubleField, IntegerField, JSONField, TextField

from hotline.records.base import Table, utc_now
from hotline.records.db import MomentField


class Commune(Table):
    """A commune known from the imported address files."""

    insee = TextField(primary_key=True)
    name = TextField()
    key = TextField(index=True)  # the name as places.spelling folds it
    postcodes = JSONField()
    latitude = DoubleField()
    longitude = DoubleField()
    imported_at = MomentField(default=utc_now, index=True)  # when anything of it was written last
    spelled = IntegerField(default=0)  # the version of places.spelling that made the keys, its streets' too


class FormerCommune(Table):
    """What a part of a commune was called before a merger; many people still call it so."""

    id = AutoField()
    insee = TextField()  # of today's commune
    name = TextField()
    key = TextField()
    latitude = DoubleField()
    longitude = DoubleField()

    class Meta:
        indexes = ((("insee", "key"), True),)


class Street(Table):
    """A street, or a named place without one, of a commune."""

    id = AutoField()
    insee = TextField()
    name = TextField()
    key = TextField()
    postcode = TextField()
    latitude = DoubleField()
    longitude = DoubleField()
    former = TextField(default="")  # the key of the former commune it lies in
    hamlet = BooleanField(default=False)  # from a file of hamlets: it has no doors

    class Meta:
        indexes = ((("insee", "key"), False), (("key",), False))


class HouseNumber(Table):
    """A numbered door of a street; the number is text, "12 bis"."""

    id = AutoField()
    street_id = IntegerField(index=True)
    number = TextField()
    latitude = DoubleField()
    longitude = DoubleField()
