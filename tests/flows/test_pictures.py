"""The pages in docs/flows: drawn from the flows of today, and drawn so that Mermaid and people can read them."""

import pytest

from hotline.flows import draw, loader
from hotline.flows.model import Flow, Kind, Step

PAGES = draw.FOLDER.glob("*.md")
SMALL = Flow(
    name="small_talk",
    start="need",
    entries=["end"],
    steps={
        "need": Step(
            kind=Kind.ASK,
            asks="need",
            next="look",
            missed="end",
            keys={"1": "meal"},
            text={"fr": "Un | deux", "en": "Two"},
            say={"fr": "Dites.", "en": "Say."},
        ),
        "look": Step(
            kind=Kind.DO, action="look", outcomes={"found_one": "sure", "found_many": "sure", "none": "note"}
        ),
        "sure": Step(
            kind=Kind.CHOOSE,
            options={"yes": "talk", "1": "talk"},
            instead={"address": "look"},
            missed="end",
            say={"fr": "Pour oui, tapez 1.", "en": "For yes, press 1."},
            sound={"fr": "question"},
        ),
        "talk": Step(kind=Kind.CONNECT, asks='"the" #1', outcomes={"talked": "end"}),
        "note": Step(kind=Kind.SAY, next="end", text={"fr": "Notez.", "en": "Note."}),
        "end": Step(kind=Kind.END, flow="voicemail", text={"fr": "Merci.", "en": "Thanks."}, say={"fr": "Merci."}),
    },
)


def test_the_pages_are_what_the_flows_say_today() -> None:
    assert {path.stem for path in PAGES} == set(loader.names()), "run `make flows`, and delete what is over"
    for name in loader.names():
        kept = (draw.FOLDER / f"{name}.md").read_text(encoding="utf-8")
        assert kept == draw.page(loader.load(name)), f"{name} has changed: run `make flows`"


@pytest.mark.parametrize(
    "line",
    [
        "# Small talk",
        'step_need{"need<br/>asks for need"}',
        'step_look[["look"]]',
        'step_sure{"sure"}',
        'step_talk[/"talk<br/>connects #quot;the#quot; #35;1"/]',
        'step_end(["end<br/>on to the flow voicemail"])',
        'step_need -->|"answer (1 meal)"| step_look',
        'step_need -.->|"no answer"| step_end',
        'step_look -->|"found one, found many"| step_sure',
        'step_look -->|"none"| step_note',
        "step_note --> step_end",
        'step_sure -->|"yes, 1"| step_talk',
        'step_sure -->|"says address"| step_look',
        'step_talk -->|"talked"| step_end',
        "class step_need,step_end begins",
        "| step | | fr | en |",
        "| need | text | Un \\| deux | Two |",
        "| sure | spoken | Pour oui, tapez 1. | For yes, press 1. |",
        "|  | voice | question |  |",
        "| note | text | Notez. | Note. |",
        "| end | text | Merci. | Thanks. |",
        "|  | spoken | Merci. |  |",
    ],
)
def test_a_page_shows(line: str) -> None:
    assert line in [shown.strip() for shown in draw.page(SMALL).splitlines()]


def test_texts_and_calls_have_a_picture_each_without_the_steps_of_the_other() -> None:
    head, texts, calls = draw.page(SMALL).split("```mermaid")
    assert head.rstrip().endswith("## By text") and texts.rstrip().endswith("## In calls")
    assert "step_need" in texts and "step_note" in texts and "step_sure" not in texts
    assert "step_need" in calls and "step_sure" in calls and "step_note" not in calls


def test_a_flow_for_calls_alone_has_one_picture_and_no_heading_for_it() -> None:
    goodbye = Flow(name="goodbye", start="end", steps={"end": Step(kind=Kind.END, say={"fr": "Merci."})})
    page = draw.page(goodbye)
    assert page.count("```mermaid") == 1 and "## In calls" not in page
