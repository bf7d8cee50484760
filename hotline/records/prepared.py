"""The few statements that every text runs, with their SQL built once: building it costs more than running it."""

import json
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from peewee import Field, JSONField

from hotline.records.base import Table
from hotline.records.db import database, is_sqlite

Row = TypeVar("Row", bound=Table)


def insert(table: type[Row], **values: Any) -> Row:
    """Insert one row; the row, with its id and its columns' defaults."""
    row = _insert_into(table, values, "")
    if row is None:
        raise RuntimeError("an insert gave no row")
    return row


def insert_once(table: type[Row], **values: Any) -> Row | None:
    """Insert one row unless one like it is there already, by any unique column; None when it is."""
    return _insert_into(table, values, "ON CONFLICT DO NOTHING")


def _insert_into(table: type[Row], values: dict[str, Any], on_conflict: str) -> Row | None:
    row = table(**values)
    names = tuple(name for name in table._meta.fields if name in row.__data__)
    statement = _insert(table, names, on_conflict, is_sqlite())
    made = database.execute_sql(statement, _stored(table, names, row.__data__)).fetchone()
    if made is None:
        return None
    row.__data__["id"] = made[0]
    row._dirty.clear()
    return row


# The plain FOR UPDATE would also wait for everyone who has merely written a row that refers to this one.
NO_KEY = "FOR NO KEY UPDATE"


def find(table: type[Row], *, held: bool = False, **equals: Any) -> Row | None:
    """The newest row whose columns have these values; `held` keeps it from others until the transaction ends.

    SQLite has one writer at a time already.
    """
    names = tuple(equals)
    lock = NO_KEY if held and not is_sqlite() else ""
    cursor = database.execute_sql(_select(table, names, lock, is_sqlite()), _stored(table, names, equals))
    found = cursor.fetchone()
    if found is None:
        return None
    fields = table._meta.sorted_fields
    kept = {field.name: field.python_value(value) for field, value in zip(fields, found, strict=True)}
    row = table(__no_default__=True, **kept)
    row._dirty.clear()
    return row


def value(table: type[Table], column: str, **equals: Any) -> Any:
    """One column of the newest row with these values, as the database keeps it; None when there is none."""
    names = tuple(equals)
    cursor = database.execute_sql(_select(table, names, "", is_sqlite(), column), _stored(table, names, equals))
    found = cursor.fetchone()
    return found[0] if found else None


def count_after(table: type[Table], column: str, moment: datetime, **equals: Any) -> int:
    """How many rows with these values have a later moment in `column`."""
    names = (*equals, column)
    statement = _count(table, tuple(equals), column, is_sqlite())
    parameters = _stored(table, names, {**equals, column: moment})
    return int(database.execute_sql(statement, parameters).fetchone()[0])


def update(row: Table, *, unless_set: str = "", still: dict[str, Any] | None = None, **values: Any) -> bool:
    """Set columns of one row, in the database and in hand; whether it was done.

    Not when `unless_set` is set, nor when a column in `still` has another value by now.
    """
    names, conditions = tuple(values), still or {}
    parameters = [*_stored(type(row), names, values), row._pk, *conditions.values()]
    statement = _update(type(row), names, unless_set, tuple(conditions), is_sqlite())
    changed = database.execute_sql(statement, parameters).rowcount
    if changed:
        for name, value in values.items():
            setattr(row, name, value)
    return bool(changed)


def _stored(table: type[Table], names: tuple[str, ...], values: dict[str, Any]) -> list[Any]:
    fields = table._meta.fields
    return [_as_stored(fields[name], values[name]) for name in names]


def _as_stored(field: Any, value: Any) -> Any:
    if value is None:
        return None
    return json.dumps(value) if isinstance(field, JSONField) else field.db_value(value)


@cache
def _insert(table: type[Table], names: tuple[str, ...], on_conflict: str, sqlite: bool) -> str:
    fields = [table._meta.fields[name] for name in names]
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    values = ", ".join(_placeholder(field, sqlite) for field in fields)
    return f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({values}) {on_conflict} RETURNING "id"'


@cache
def _select(table: type[Table], names: tuple[str, ...], lock: str, sqlite: bool, column: str = "") -> str:
    fields = [table._meta.fields[column]] if column else table._meta.sorted_fields
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    return (
        f'SELECT {columns} FROM "{table._meta.table_name}"'
        f' WHERE {_equalities(table, names, " AND ", sqlite)} ORDER BY "id" DESC LIMIT 1 {lock}'
    )


@cache
def _count(table: type[Table], names: tuple[str, ...], column: str, sqlite: bool) -> str:
    later = f'"{table._meta.fields[column].column_name}" > {_placeholder(table._meta.fields[column], sqlite)}'
    equal = _equalities(table, names, " AND ", sqlite)
    return f'SELECT COUNT(*) FROM "{table._meta.table_name}" WHERE {equal} AND {later}'


@cache
def _update(
    table: type[Table], names: tuple[str, ...], unless_set: str, still: tuple[str, ...], sqlite: bool
) -> str:
    mark = "?" if sqlite else "%s"
    where = f'"id" = {mark}'
    where += f' AND "{table._meta.fields[unless_set].column_name}" IS NULL' if unless_set else ""
    where += f" AND {_equalities(table, still, ' AND ', sqlite)}" if still else ""
    changes = _equalities(table, names, ", ", sqlite)
    return f'UPDATE "{table._meta.table_name}" SET {changes} WHERE {where}'


def _equalities(table: type[Table], names: tuple[str, ...], between: str, sqlite: bool) -> str:
    fields = [table._meta.fields[name] for name in names]
    return between.join(f'"{field.column_name}" = {_placeholder(field, sqlite)}' for field in fields)


def _placeholder(field: Field, sqlite: bool) -> str:
    if isinstance(field, JSONField):
        return "json(?)" if sqlite else "%s::jsonb"
    return "?" if sqlite else "%s"
