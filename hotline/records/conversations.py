"""Conversations as they are kept: each person's place in a flow and what is known so far."""

from datetime import datetime
from typing import Any

from hotline.records.tables import Conversation, Town


def of(town: Town, phone: str) -> Conversation | None:
    """The conversation with this number, None before the first one."""
    found: Conversation | None = Conversation.get_or_none(
        (Conversation.town == town) & (Conversation.phone == phone)
    )
    return found


def keep(
    town: Town,
    phone: str,
    *,
    flow: str,
    step: str,
    facts: dict[str, Any],
    language: str,
    help_request_id: int | None,
    answer_due_at: datetime | None,
    now: datetime,
) -> None:
    """Write down where the conversation stands; `answer_due_at` is set while a question is open."""
    values = {
        "flow": flow,
        "step": step,
        "facts": facts,
        "language": language,
        "help_request": help_request_id,
        "answer_due_at": answer_due_at,
        "updated_at": now,
    }
    Conversation.insert(town=town, phone=phone, **values).on_conflict(
        conflict_target=[Conversation.town, Conversation.phone], update=values
    ).execute()


def unanswered(now: datetime, most: int = 50) -> list[Conversation]:
    """Claim the conversations whose question nobody answered in time; each is given out once."""
    due = Conversation.select(Conversation.id).where(Conversation.answer_due_at <= now).limit(most)
    return list(
        Conversation.update(answer_due_at=None)
        .where(Conversation.id.in_(due) & (Conversation.answer_due_at <= now))
        .returning(Conversation)
        .execute()
    )
