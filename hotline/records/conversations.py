"""Conversations as they are kept: each person's place in a flow and what is known so far."""

from datetime import datetime
from typing import Any

from hotline.records import prepared
from hotline.records.tables import Conversation, Town


def of(town: Town, phone: str) -> Conversation | None:
    """The conversation with this number, None before the first one."""
    return prepared.find(Conversation, town=town, phone=phone)


def keep(town: Town, phone: str, known: Conversation | None, **values: Any) -> None:
    """Write down where the conversation stands: `known` brought up to date, or the first one.

    values: flow, step, facts, language, help_request, answer_due_at (set while a question is open), updated_at.
    """
    if known is None:
        prepared.insert(Conversation, town=town, phone=phone, **values)
    else:
        prepared.update(known, **values)


def unanswered(now: datetime, most: int = 50) -> list[Conversation]:
    """Claim the conversations whose question nobody answered in time; each is given out once."""
    due = Conversation.select(Conversation.id).where(Conversation.answer_due_at <= now).limit(most)
    return list(
        Conversation.update(answer_due_at=None)
        .where(Conversation.id.in_(due) & (Conversation.answer_due_at <= now))
        .returning(Conversation)
        .execute()
    )
