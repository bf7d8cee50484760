"""References from row to row, followed by a prepared statement: building one costs more than running it."""

from typing import Any

import peewee

from hotline.records import prepared


class _Accessor(peewee.ForeignKeyAccessor):
    """Reads the row referred to once, and keeps it."""

    def get_rel_instance(self, instance: Any) -> Any:
        """The row referred to; None when there is none."""
        value = instance.__data__.get(self.name)
        if value is None or self.name in instance.__rel__:
            return instance.__rel__.get(self.name)
        found = prepared.find(self.rel_model, **{self.field.rel_field.name: value})
        if found is None:
            raise self.rel_model.DoesNotExist(f"{self.rel_model.__name__} {value} is gone")
        instance.__rel__[self.name] = found
        return found


class ForeignKeyField(peewee.ForeignKeyField):
    """peewee's own, but for how it is followed."""

    accessor_class = _Accessor
