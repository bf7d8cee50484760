"""Sounds as a browser plays them: with ranges, so that one can go back a little, and kept out of every cache."""

from io import BytesIO

from flask import Response, send_file

from hotline.desk.security import private


def audio(sound: bytes, content_type: str | None) -> Response:
    """A sound for the player in the page."""
    response = send_file(BytesIO(sound), mimetype=content_type or "application/octet-stream", conditional=True)
    response.headers["Content-Disposition"] = "inline"
    return private(response)
