"""The flows there are: each can be read and has nothing to mend, and what code names in them is there."""

from datetime import UTC, datetime

import pytest

from hotline.cli.flows import KNOWN_ACTIONS
from hotline.delivery import segments, texts
from hotline.flows import check, loader
from hotline.flows.checks import choices
from hotline.flows.checks.samples import SAMPLES
from hotline.flows.loader import FlowError
from hotline.flows.ways import begun_at
from hotline.intake.calls.wording import WORDS
from hotline.intake.conversations import ENTRY, FLOW
from hotline.intake.dialogue import Dialogue
from hotline.intake.understanding import understand
from hotline.records.tables import Resident, Town

TEXT, SAY = SAMPLES["text"], SAMPLES["say"]


def test_there_is_a_flow_for_residents() -> None:
    assert FLOW in loader.names()


def test_a_flow_that_is_not_there_is_named_in_the_error() -> None:
    with pytest.raises(FlowError, match=r"nowhere\.toml"):
        loader.load("nowhere")


@pytest.mark.parametrize("name", loader.names())
def test_every_flow_there_is_has_nothing_to_mend(name: str) -> None:
    found = check.problems(loader.FOLDER, [name], KNOWN_ACTIONS, segments.count, segments.is_gsm)
    assert not found, "\n".join(str(problem) for problem in found)


def test_every_step_where_a_text_may_enter_is_listed() -> None:
    assert {*ENTRY.values(), "need_only"} <= set(begun_at(loader.load(FLOW)))


def test_the_placeholders_of_texts_are_those_that_a_dialogue_fills() -> None:
    dialogue = Dialogue(
        town=Town(name="Orléans"),
        resident=Resident(),
        request=None,
        facts={},
        heard=understand("", "fr"),
        body="",
        language="fr",
        now=datetime(2026, 11, 23, tzinfo=UTC),
        conversation=None,
    )
    for language in TEXT:
        assert set(TEXT[language]) == set(dialogue.values(""))


def test_the_placeholders_of_calls_are_those_that_a_call_fills() -> None:
    for language in SAY:
        assert set(SAY[language]) == set(WORDS)


def test_choices_made_up_in_calls_have_the_form_of_all_the_others() -> None:
    for language, words in choices.LANGUAGES.items():
        assert texts.TABLES[language]["spoken"]["choice"] == words["choice"]
