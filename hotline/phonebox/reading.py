"""Reads requests to the control API, and says in one sentence what is wrong with one."""

from typing import Any

from flask import request

from hotline.phonebox.config import Config, Line


class BadRequestError(Exception):
    """A request to the control API that makes no sense; the message says why."""


def read_object() -> dict[str, Any]:
    """The JSON object sent. Its content type keeps foreign web pages from posting here unasked."""
    data = request.get_json()
    if not isinstance(data, dict):
        raise BadRequestError("A JSON object is expected.")
    return data


def read_counter(name: str) -> int:
    text = request.args.get(name, "0")
    if not text.isascii() or not text.isdigit():
        raise BadRequestError(f"{name} must be a number.")
    return int(text)


def read_line(config: Config, data: dict[str, Any]) -> Line:
    line = config.line(str(data.get("to")))
    if line is None:
        raise BadRequestError(f"{data.get('to')} is not a number of this carrier.")
    return line


def read_fields(data: dict[str, Any]) -> dict[str, str | None]:
    """What is added to the form of the webhook, or replaces its own; None removes."""
    fields = data.get("fields") or {}
    if not isinstance(fields, dict):
        raise BadRequestError("fields must be an object.")
    return fields
