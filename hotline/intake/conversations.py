"""Conversations with residents by text: what was said drives the flow, what the flow says leaves by the outbox."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hotline.delivery import outbox, texts
from hotline.flows import engine, loader
from hotline.flows.engine import Turn
from hotline.intake.actions import ACTIONS
from hotline.intake.dialogue import Dialogue
from hotline.intake.intent import Intent, decide
from hotline.intake.said import wishes_in
from hotline.intake.understanding import Understood
from hotline.records import conversations as kept
from hotline.records import help_requests, messages, residents, wishes
from hotline.records.states import Attention, RequestState
from hotline.records.tables import Conversation, HelpRequest, Message, Resident, Town

FLOW = "resident"
# A question nobody answers for this long is a coordinator's.
ANSWER_WAIT = timedelta(minutes=10)
# After this long a text begins something new, whatever was asked before.
FORGOTTEN = timedelta(hours=24)

ENTRY: dict[Intent, str] = {
    Intent.EMERGENCY: "emergency",
    Intent.CANCEL: "cancel",
    Intent.BEGIN: "need",
    Intent.SAME_OR_NEW: "same_or_new",
    Intent.CORRECT: "correct",
    Intent.SAYS_WRONG: "wrong",
    Intent.STATUS: "status",
    Intent.REOPEN: "reopen",
    Intent.NOTHING_OPEN: "nothing_open",
    Intent.NOTE: "same",
}


def is_asked(conversation: Conversation | None) -> bool:
    """Whether a question of ours to this person is open."""
    if conversation is None or conversation.step not in loader.load(conversation.flow).steps:
        return False
    return bool(conversation.facts.get("asked"))


def drop_question(town: Town, phone: str) -> None:
    """No answer is awaited from this person any more."""
    conversation = kept.of(town, phone)
    if conversation and is_asked(conversation):
        facts = conversation.facts | {"asked": False}
        kept.keep(town, phone, conversation, facts=facts, answer_due_at=None)


def has_open(town: Town, phone: str) -> bool:
    """Whether this person has an open help request of their own."""
    resident = residents.by_phone(town, phone)
    return resident is not None and help_requests.open_of(resident) is not None


def hear(town: Town, phone: str, message: Message, heard: Understood, now: datetime) -> None:
    """Act on a resident's text and answer it."""
    written = kept.of(town, phone)
    conversation = None if written and now - written.updated_at > FORGOTTEN else written
    known = residents.by_phone(town, phone)
    request = help_requests.open_of(known) if known else None
    lately = now - help_requests.SAYS_NOBODY_CAME
    done = help_requests.done_lately(known, lately) if known and not request else None
    intent = decide(
        heard,
        asked=is_asked(conversation),
        has_request=request is not None,
        done_lately=done is not None,
    )
    if intent == Intent.SILENT:
        return
    language = _language(town, heard, conversation, known)
    resident = known or residents.register(town, phone, language, now)
    residents.remember_language(resident, language)
    facts = dict(conversation.facts) if conversation and intent == Intent.ANSWER else {}
    about = done if intent == Intent.REOPEN else request
    dialogue = Dialogue(town, resident, about, facts, heard, message.body, language, now, written)
    turn = _first_turn(dialogue, intent, conversation)
    _play(dialogue, turn, message)


def _language(town: Town, heard: Understood, conversation: Conversation | None, known: Resident | None) -> str:
    """The language of this text; when the words do not tell, the one spoken before."""
    before = conversation.language if conversation else known.language if known else town.language
    return texts.language_or_fallback(heard.language or before)


def _first_turn(dialogue: Dialogue, intent: Intent, conversation: Conversation | None) -> Turn:
    """Take the text as the answer to the open question, or enter the flow where its meaning lies."""
    flow = loader.load(FLOW)
    dialogue.take_in()
    if intent == Intent.ANSWER and conversation:
        tries = int(dialogue.facts.get("tries", 0))
        heard = dialogue.answers(flow.steps[conversation.step].asks)
        dialogue.facts |= {fact: heard[fact] for fact in ("address", "number") if fact in heard}
        return engine.answer(flow, conversation.step, heard, tries, dialogue.facts)
    where_known = intent == Intent.BEGIN and dialogue.knows_where()
    return engine.enter(flow, "need_only" if where_known else ENTRY[intent], dialogue.facts)


def _play(dialogue: Dialogue, turn: Turn, message: Message) -> None:
    """Carry out what the flow does until it waits or ends; say it; write down where it stands."""
    flow = loader.load(FLOW)
    prompts = list(turn.prompts)
    while turn.action:
        outcome = ACTIONS[turn.action](dialogue)
        turn = engine.after(flow, turn.step, outcome, dialogue.facts)
        prompts += turn.prompts
    request = dialogue.request
    if request:
        messages.about(message, request.id)
    for prompt in prompts:
        step = flow.steps[prompt.step]
        sentence = (step.again if prompt.again and step.again else step.text)[dialogue.language]
        _say(dialogue, sentence.format_map(dialogue.values(sentence)), request)
    _keep(dialogue, turn)


def _say(dialogue: Dialogue, words: str, request: HelpRequest | None) -> None:
    outbox.queue_text(
        dialogue.town,
        dialogue.phone,
        words,
        purpose="reply",
        now=dialogue.now,
        help_request_id=request.id if request else None,
    )


def _keep(dialogue: Dialogue, turn: Turn) -> None:
    facts = dialogue.facts | {"asked": turn.waits, "tries": turn.tries}
    kept.keep(
        dialogue.town,
        dialogue.phone,
        dialogue.conversation,
        flow=FLOW,
        step=turn.step,
        facts=facts,
        language=dialogue.language,
        help_request=dialogue.request,
        answer_due_at=dialogue.now + ANSWER_WAIT if turn.waits else None,
        updated_at=dialogue.now,
    )


def nobody_answered(conversation: Conversation, now: datetime) -> None:
    """A question stayed without an answer: a coordinator should look; what was heard becomes a help request."""
    resident = residents.known_or_new(conversation.town, conversation.phone, conversation.language, now)
    request = help_requests.open_of(resident)
    if request is None:
        facts: dict[str, Any] = conversation.facts
        request = help_requests.open_request(
            resident,
            need=facts.get("need", "other"),
            details=facts.get("words", ""),
            language=conversation.language,
            source="sms",
            password=texts.new_password(conversation.language),
            location=None,
            now=now,
            wishes=wishes_in(facts),
        )
    else:
        if conversation.facts.get("words"):
            help_requests.add_details(request, conversation.facts["words"])
        wishes.keep(request, replace(wishes_in(conversation.facts), needs=()))
    placed = request.state != RequestState.UNPLACED
    reason = Attention.UNCLEAR_REPLY if placed else Attention.NO_ADDRESS
    help_requests.raise_attention(request, reason, who="clock", now=now)
