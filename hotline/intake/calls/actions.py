"""Every action that a flow may name in a call: those that texts have too, and those of calls alone."""

from collections.abc import Callable
from typing import Any, Literal, get_args, get_type_hints

from hotline.delivery.fate import news_was_heard
from hotline.intake import actions as shared
from hotline.intake.calls import resident_actions, sign_up_actions, voicemail_actions, volunteer_actions
from hotline.intake.calls.talk import Talk
from hotline.intake.dialogue import Dialogue
from hotline.records.states import OfferState, RequestState

# While these are connected by the town hall itself there is no task that could be over.
TO_THE_OFFICE = "voicemail"
# A geocoder outside is being asked, from the first pause on.
ASKS_OUTSIDE = "hold_on"


def news_heard(talk: Talk) -> Literal["heard"]:
    """A key was pressed: a person listens, no machine."""
    if talk.call.message:
        news_was_heard(talk.call.message, talk.now)
    return "heard"


def may_still_talk(talk: Talk) -> Literal["open", "over"]:
    """Between the ringing and the key the task may have come to its end."""
    caller = talk.call.parent
    if caller is None or caller.flow == TO_THE_OFFICE:
        return "open"
    offer = talk.offer()
    is_open = offer.state == OfferState.ACCEPTED if offer else _is_accepted(talk)
    return "open" if is_open else "over"


def _is_accepted(talk: Talk) -> bool:
    return talk.request is not None and talk.request.state == RequestState.ACCEPTED


def outcomes_of(name: str) -> frozenset[str]:
    """What can come of an action, as its own signature says."""
    action = shared.ACTIONS.get(name) or ACTIONS[name]
    return frozenset(_values(get_type_hints(action)["return"]))


def _values(hint: Any) -> list[str]:
    """The strings in a Literal, or in a union of some."""
    return [value for part in get_args(hint) for value in ([part] if isinstance(part, str) else _values(part))]


def _for_calls(action: Callable[[Dialogue], str]) -> Callable[[Talk], str]:
    """An action that texts have too, on the resident's side of the call."""

    def act(talk: Talk) -> str:
        dialogue = talk.dialogue()
        dialogue.request = talk.request
        outcome = action(dialogue)
        talk.request = dialogue.request
        if outcome == ASKS_OUTSIDE:
            talk.facts.pop("pauses", None)
        return outcome

    return act


ACTIONS: dict[str, Callable[[Talk], str]] = {
    **{name: _for_calls(action) for name, action in shared.ACTIONS.items()},
    "news_heard": news_heard,
    "may_still_talk": may_still_talk,
    "switch_language": resident_actions.switch_language,
    "how_it_stands": resident_actions.how_it_stands,
    "forget_number": resident_actions.forget_number,
    "find_street_by_letters": resident_actions.find_street_by_letters,
    "take_street": resident_actions.take_street,
    "look_whether_found": resident_actions.look_whether_found,
    "tell_of_missed_call": resident_actions.tell_of_missed_call,
    "what_awaits_the_volunteer": volunteer_actions.what_awaits_the_volunteer,
    "find_offer": volunteer_actions.find_offer,
    "open_phoned_offer": volunteer_actions.open_phoned_offer,
    "accept_offer": volunteer_actions.accept_offer,
    "decline_offer": volunteer_actions.decline_offer,
    "task_done": volunteer_actions.task_done,
    "withdraw_from_task": volunteer_actions.withdraw_from_task,
    "pause_volunteer": volunteer_actions.pause_volunteer,
    "resume_volunteer": volunteer_actions.resume_volunteer,
    "find_a_person": voicemail_actions.find_a_person,
    "leave_to_the_office": voicemail_actions.leave_to_the_office,
    "agree_to_recording": voicemail_actions.agree_to_recording,
    "keep_recording": voicemail_actions.keep_recording,
    "ask_for_a_call_back": voicemail_actions.ask_for_a_call_back,
    "known_as_volunteer": sign_up_actions.known_as_volunteer,
    "agree_to_sign_up": sign_up_actions.agree_to_sign_up,
    "find_home": sign_up_actions.find_home,
    "sign_up": sign_up_actions.sign_up,
}
