"""Flows played in the terminal, as somebody who edits them would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def played(*words: str, typed: str) -> tuple[int, str, str]:
    """What `flows try` says to these lines, in a process of its own; its exit code and what it complains of."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "REDIS"))}
    run = [sys.executable, "-m", "hotline", "flows", "try", *words]
    done = subprocess.run(run, cwd=ROOT, env=environment, input=typed, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def test_a_call_is_played_with_keys_and_words() -> None:
    code, said, _ = played("resident", "--voice", typed="2\n12 bis rue de Bourgogne\n1\n")
    assert code == 0
    for words in (
        "le 15 ou le 112",
        "J'ai compris : 12 bis rue de Bourgogne",
        "C'est noté : médicaments",
        "au revoir",
    ):
        assert words in said


def test_a_text_conversation_is_played() -> None:
    code, said, _ = played("resident", typed="des courses\n14 rue Bannier\n\n")
    assert code == 0
    assert "C'est noté : courses, 14 rue Bannier, 45000 Orléans" in said


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("volunteer", "1\n", "Merci beaucoup Amélie"),
        ("call_resident", "1\n", "MIMOSA"),
        ("follow_up", "1\n2\n", "Nous cherchons tout de suite un autre voisin"),
        ("voicemail", "1\nbonjour\n", "La mairie va écouter votre message"),
        ("sign_up", "1\nPaul\n14 rue Bannier\n1\n", "C'est fait, merci beaucoup"),
        ("whisper", "1\n", "nous vous mettons en relation"),
    ],
)
def test_every_flow_can_be_played(name: str, typed: str, words: str) -> None:
    code, said, complaint = played(name, "--voice", typed=typed)
    assert (code, complaint) == (0, "")
    assert words in said


def test_what_is_only_for_calls_says_so() -> None:
    code, _, complaint = played("voicemail", typed="")
    assert code == 1
    assert "add --voice to play voicemail as a call" in complaint
