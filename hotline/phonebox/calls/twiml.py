"""Reads what the application answers to a call: markup into verbs, with a note of all that is wrong (pure)."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin
from xml.etree import ElementTree

from hotline.phonebox.answers import (
    INVALID_CONTENT_TYPE,
    PARSE_FAILED,
    SCHEMA_WARNING,
    XML_TYPES,
    BadAnswerError,
)
from hotline.phonebox.calls.grammar import INVALID_VALUE, KNOWN, NESTED

INVALID_FINISH_KEY, INVALID_NESTED_VERB, INVALID_HINTS, INVALID_TEXT = 13310, 13320, 13330, 13520
MOST_HINTS, LONGEST_HINT, LONGEST_SPEECH = 500, 100, 4096
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Verb:
    """One element of a document; `text` is all that is said in it, also in nested speech marks."""

    name: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    nested: tuple["Verb", ...] = ()

    def get(self, name: str, otherwise: str = "") -> str:
        return self.attributes.get(name, otherwise)

    def number(self, name: str, otherwise: int) -> int:
        """A whole number; one that can't be read was noted by the parser and counts as left out."""
        value = self.get(name)
        return int(value) if is_number(value) else otherwise

    def is_true(self, name: str, otherwise: bool = False) -> bool:
        return self.get(name, str(otherwise)).lower() == "true"


@dataclass(frozen=True)
class Document:
    """The verbs in their order; relative addresses in them start from `url`."""

    url: str
    verbs: tuple[Verb, ...]

    def resolve(self, address: str) -> str:
        """The address in full; none means the document's own."""
        return urljoin(self.url, address.strip()) if address.strip() else self.url


@dataclass(frozen=True)
class Flaw:
    """Something in a document that the debugger shows while the call goes on."""

    code: int
    detail: str


def is_number(value: str) -> bool:
    return re.fullmatch(r"[0-9]{1,9}", value) is not None


def read_document(url: str, content_type: str, body: str) -> tuple[Document, list[Flaw]]:
    """The document and its flaws. Raises BadAnswerError if there is nothing that a call could follow."""
    if content_type == "text/plain" and body.strip():
        return Document(url, (Verb("Say", body.strip()),)), []
    if content_type not in XML_TYPES:
        raise BadAnswerError(INVALID_CONTENT_TYPE, f"Invalid Content-Type: {content_type or 'none'}")
    try:
        root = ElementTree.fromstring(body.strip())
    except ElementTree.ParseError as error:
        raise BadAnswerError(PARSE_FAILED, f"Document parse failure: {error}") from error
    if root.tag != "Response":
        raise BadAnswerError(PARSE_FAILED, f"Document parse failure: the root is {root.tag}, not Response")
    flaws: list[Flaw] = []
    verbs = (read_verb(element, flaws) for element in root)
    return Document(url, tuple(verb for verb in verbs if verb)), flaws


def read_verb(element: ElementTree.Element, flaws: list[Flaw]) -> Verb | None:
    """A verb that can be carried out; an unknown one is noted and left out."""
    name = str(element.tag)
    if name not in KNOWN or name == "Number":
        flaws.append(Flaw(SCHEMA_WARNING, f"<{name}> is no verb that a call can follow"))
        return None
    return read_known(element, name, flaws)


def read_known(element: ElementTree.Element, name: str, flaws: list[Flaw]) -> Verb:
    text = "".join(element.itertext()) if name == "Say" else element.text or ""
    verb = Verb(name, " ".join(text.split()), dict(element.attrib), read_nested(element, name, flaws))
    flaws += find_flaws(verb)
    return verb


def read_nested(element: ElementTree.Element, name: str, flaws: list[Flaw]) -> tuple[Verb, ...]:
    """What may stand in a Gather or a Dial; the rest is noted and left out. Speech marks in a Say are text."""
    if name == "Say":
        return ()
    allowed = NESTED.get(name, frozenset())
    for inner in element:
        if inner.tag not in allowed:
            code = INVALID_NESTED_VERB if name == "Gather" else SCHEMA_WARNING
            flaws.append(Flaw(code, f"<{inner.tag}> can't stand in <{name}>"))
    return tuple(read_known(inner, str(inner.tag), flaws) for inner in element if inner.tag in allowed)


def find_flaws(verb: Verb) -> list[Flaw]:
    strange = sorted(set(verb.attributes) - KNOWN[verb.name] - {LANGUAGE})
    flaws = [Flaw(SCHEMA_WARNING, f"<{verb.name}> has no attribute {name}") for name in strange]
    for name, value in verb.attributes.items():
        code = INVALID_VALUE.get((verb.name, name))
        if code and not is_number(value) and not (name == "timeout" and value == "auto"):
            flaws.append(Flaw(code, f"<{verb.name}> can't have {name}={value}"))
    if verb.name == "Gather":
        flaws += find_gather_flaws(verb)
    if verb.name == "Say" and not is_sayable(verb.text):
        flaws.append(Flaw(INVALID_TEXT, f"<Say> holds 1 to {LONGEST_SPEECH} characters"))
    return flaws


def is_sayable(text: str) -> bool:
    return 0 < len(text) <= LONGEST_SPEECH


def find_gather_flaws(verb: Verb) -> list[Flaw]:
    flaws = []
    if not re.fullmatch(r"[0-9*#]?", verb.get("finishOnKey", "#")):
        flaws.append(Flaw(INVALID_FINISH_KEY, f"<Gather> can't end with the key {verb.get('finishOnKey')}"))
    hints = read_hints(verb)
    if len(hints) > MOST_HINTS or any(len(hint) > LONGEST_HINT for hint in hints):
        flaws.append(Flaw(INVALID_HINTS, f"<Gather> takes {MOST_HINTS} hints of {LONGEST_HINT} characters"))
    return flaws


def read_hints(verb: Verb) -> list[str]:
    return [hint.strip() for hint in verb.get("hints").split(",") if hint.strip()]
