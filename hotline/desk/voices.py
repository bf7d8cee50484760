"""The recorded voices: which sentences the telephone says, and putting a town's own voice in the place of one."""

from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as AnyResponse

from hotline.desk import rights, sentences
from hotline.desk.audio import audio
from hotline.desk.phrases import Phrases
from hotline.desk.reader import words
from hotline.desk.security import private
from hotline.desk.sentences import Sentence
from hotline.desk.signing_in import signed_in
from hotline.desk.wording import LANGUAGES, Words
from hotline.records import sounds
from hotline.records.base import utc_now
from hotline.records.tables import Coordinator, Town

Page = str | tuple[str, int] | AnyResponse

voices = Blueprint("voices", __name__, url_prefix="/desk/voices")
voices.after_request(private)

LARGEST_SOUND = 2 * 1024 * 1024


@voices.get("")
@login_required  # type: ignore[untyped-decorator]
def page() -> str:
    """Every sentence that may be recorded, with the voice that says it now."""
    return _page(signed_in())


@voices.get("/<language>/<name>")
@login_required  # type: ignore[untyped-decorator]
def listen(language: str, name: str) -> Response:
    """One of the town's recorded voices."""
    found = sounds.of(signed_in().town, _sentence(language, name).name, language)
    if found is None:
        abort(404)
    return audio(found.sound, found.content_type)


@voices.post("/<language>/<name>")
@login_required  # type: ignore[untyped-decorator]
def record(language: str, name: str) -> Page:
    """Put a recorded voice in the place of the carrier's, or of the one before."""
    reader, sentence = rights.changer(), _sentence(language, name)
    file = request.files.get("sound")
    sound = file.read() if file else b""
    wrong = _what_is_wrong(sound)
    content_type = sounds.content_type_of(sound)
    if wrong or content_type is None:
        return _page(reader, sentence, wrong or "voices.unknown_kind"), 422
    sounds.put(reader.town, name, language, sound=sound, content_type=content_type, now=utc_now())
    return _back_to(sentence)


@voices.post("/<language>/<name>/remove")
@login_required  # type: ignore[untyped-decorator]
def remove(language: str, name: str) -> Page:
    """Let the carrier's voice say it again."""
    reader, sentence = rights.changer(), _sentence(language, name)
    sounds.remove(reader.town, name, language)
    return _back_to(sentence)


def _sentence(language: str, name: str) -> Sentence:
    known = sentences.recordable(signed_in().town.name)
    found = next((one for one in known if (one.language, one.name) == (language, name)), None)
    return found or abort(404)


def _what_is_wrong(sound: bytes) -> str:
    """The key of the sentence that says so; empty when nothing is."""
    if not sound:
        return "voices.no_file"
    return "voices.too_large" if len(sound) > LARGEST_SOUND else ""


def _page(reader: Coordinator, unheard: Sentence | None = None, wrong: str = "") -> str:
    """The page; `wrong` is said where the file for `unheard` was chosen."""
    return render_template(
        "desk/voices.html",
        town=reader.town,
        by_language=_by_language(reader.town),
        recorded_at=sounds.recorded_at(reader.town),
        may_change=rights.may_change(reader),
        phrases=Phrases(words(), ZoneInfo(reader.town.timezone), utc_now()),
        unheard=unheard,
        wrong=wrong,
    )


def _by_language(town: Town) -> list[tuple[Words, list[Sentence]]]:
    """The sentences of each language that has any, the town's own language first."""
    known = sentences.recordable(town.name)
    spoken = sorted(LANGUAGES.values(), key=lambda one: one.language != town.language)
    groups = [(one, [each for each in known if each.language == one.language]) for one in spoken]
    return [(one, found) for one, found in groups if found]


def _back_to(sentence: Sentence) -> AnyResponse:
    return redirect(url_for("voices.page", _anchor=sentence.id))
