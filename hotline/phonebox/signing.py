"""How the carrier signs what it posts, so that an application can tell it from anybody else (pure)."""

import base64
import hashlib
import hmac
from collections.abc import Iterable

Fields = list[tuple[str, str]]


def sign(auth_token: str, url: str, fields: Iterable[tuple[str, str]] = ()) -> str:
    """The X-Twilio-Signature of a form post: the URL as sent, then names and values, sorted, none twice."""
    text = url + "".join(name + value for name, value in sorted(set(fields)))
    digest = hmac.new(auth_token.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
