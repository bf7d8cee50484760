"""What happens when a call needs a person: the town hall's telephone, a recording, or a call back."""

from datetime import datetime
from typing import Literal

from hotline.intake.calls.talk import Talk
from hotline.intake.opening import keep_unplaced, keep_words, open_request
from hotline.records import help_requests, recordings, towns
from hotline.records.states import Attention, RequestState
from hotline.records.tables import HelpRequest
from hotline.work import queue
from hotline.work.queue import Job


def find_a_person(talk: Talk) -> Literal["office", "nobody"]:
    """The town hall's own telephone, outside quiet hours."""
    open_now = towns.quiet_until(talk.town, talk.now) is None
    return "office" if talk.town.office and open_now else "nobody"


def agree_to_recording(talk: Talk) -> Literal["agreed"]:
    """The key that was pressed is the consent; the call and the time of it are kept with the recording."""
    talk.facts["consent_at"] = talk.now.isoformat()
    return "agreed"


def keep_recording(talk: Talk) -> Literal["kept", "no_number"]:
    """The recording belongs to the help request that was spoken of, or opens one."""
    request = ask_somebody_to_look(talk, Attention.VOICEMAIL)
    consent_at = datetime.fromisoformat(talk.facts["consent_at"])
    said = talk.said
    kept = recordings.announce(talk.call, said.recording_sid, said.recording_s, consent_at, request, talk.now)
    if kept:
        queue.enqueue(Job.FETCH_RECORDING, kept.id)
    return "kept" if talk.phone else "no_number"


def ask_for_a_call_back(talk: Talk) -> Literal["no_number", "kept"]:
    """No recording: what was heard so far is kept, and a coordinator is asked to call back."""
    if talk.phone or talk.offer():
        ask_somebody_to_look(talk, Attention.UNFINISHED_CALL)
        return "kept"
    if talk.facts.get("need") or talk.facts.get("words"):
        ask_somebody_to_look(talk, Attention.NO_NUMBER)
    return "no_number"


def leave_to_the_office(talk: Talk) -> Literal["left"]:
    """They have talked; what has no place yet stays before a coordinator's eyes."""
    if talk.request and talk.request.state == RequestState.UNPLACED:
        help_requests.raise_attention(talk.request, Attention.NO_ADDRESS, who="resident", now=talk.now)
    return "left"


def ask_somebody_to_look(talk: Talk, reason: Attention) -> HelpRequest:
    """Raise attention for the help request spoken of, opened now if there was none: however many there are today,
    whoever asks for a person is not sent away.
    """
    offer = talk.offer()
    if offer:
        help_requests.raise_attention(offer.help_request, reason, who="volunteer", now=talk.now)
        request: HelpRequest = offer.help_request
        return request
    dialogue = talk.dialogue()
    _put_place_into_words(talk)
    if keep_unplaced(dialogue, reason) == "enough":
        dialogue.request = open_request(dialogue, None, reason, None)
    keep_words(dialogue, "")
    talk.request = kept = dialogue.request
    if kept is None:
        raise RuntimeError("nothing was opened for somebody who needs a person")
    return kept


def _put_place_into_words(talk: Talk) -> None:
    """A place that was said, and that nobody has confirmed, is for the coordinator to read."""
    facts = talk.facts
    said = facts.get("address") or facts.get("said_address") or facts.get("postcode")
    known = f"{facts.get('words', '')}\n{talk.request.details if talk.request else ''}"
    if said and said not in known:
        facts["words"] = f"{facts['words']}\n{said}" if facts.get("words") else said
