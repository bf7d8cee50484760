"""What the application's answer to a text asks for, by its content type (pure)."""

from dataclasses import dataclass
from xml.etree import ElementTree

PARSE_FAILED, SCHEMA_WARNING, INVALID_CONTENT_TYPE = 12100, 12200, 12300
XML_TYPES = frozenset({"text/xml", "application/xml", "text/html"})


class BadAnswerError(Exception):
    """An answer that can't be carried out, with its debugger code."""

    def __init__(self, code: int, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Reply:
    """A text to send back; without `to` it goes to whoever wrote, without `sender` it comes from the line."""

    body: str
    to: str | None = None
    sender: str | None = None
    status_callback: str | None = None


def read_answer(content_type: str, body: str) -> tuple[list[Reply], list[str]]:
    """The replies in their order, and the names of verbs that mean nothing in a text's answer."""
    if not body.strip():
        return [], []
    if content_type == "text/plain":
        return [Reply(body)], []
    if content_type not in XML_TYPES:
        raise BadAnswerError(INVALID_CONTENT_TYPE, f"Invalid Content-Type: {content_type or 'none'}")
    return _read_markup(body)


def _read_markup(body: str) -> tuple[list[Reply], list[str]]:
    try:
        root = ElementTree.fromstring(body.strip())
    except ElementTree.ParseError as error:
        raise BadAnswerError(PARSE_FAILED, f"Document parse failure: {error}") from error
    if root.tag != "Response":
        raise BadAnswerError(PARSE_FAILED, f"Document parse failure: the root is {root.tag}, not Response")
    replies = [_read_message(verb) for verb in root if verb.tag == "Message"]
    return replies, [str(verb.tag) for verb in root if verb.tag != "Message"]


def _read_message(verb: ElementTree.Element) -> Reply:
    bodies = [noun.text or "" for noun in verb if noun.tag == "Body"]
    return Reply(
        "".join(bodies) or (verb.text or "").strip(),
        verb.get("to"),
        verb.get("from"),
        verb.get("statusCallback") or verb.get("action"),
    )
