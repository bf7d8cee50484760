"""What the check says of a flow that is broken in one place, word for word; and that ours have nothing to mend."""

from pathlib import Path

import pytest

from tests.flows.small import GOOD, broken, complaints

LONG = "C'est un long discours, que personne ne retient jamais. "
SHAPE = {
    "no TOML": (
        ('start = "menu"', "start = "),
        "small.toml:1: this is no TOML: Invalid value (at line 2, column 9); mend the line it names.",
    ),
    "a field that is not there": (
        ('missed = "bye"', 'mised = "bye"'),
        "small.toml:18: step menu: `mised` is no field here: did you mean `missed`?",
    ),
    "a kind that is not there": (
        ('kind = "wait"', 'kind = "nap"'),
        "small.toml:50: step moment: `kind` must be one of say, ask, choose, do, connect, wait, end.",
    ),
    "no start": (('start = "menu"\n', ""), "small.toml:1: `start` is missing: add it."),
    "words for a number": (
        ('asks = "address"', 'asks = "address"\ntries = "many"'),
        "small.toml:35: step where: `tries` must be a whole number.",
    ),
    "one value for many": (
        ('asks = "address"', 'asks = "address"\nkeys = 1'),
        "small.toml:35: step where: `keys` must have one entry per language, answer or outcome, like `keys.fr = …`.",
    ),
    "another name than the file's": (
        ('name = "small"', 'name = "tiny"'),
        'small.toml:1: the file is called small, the flow tiny: write `name = "small"`.',
    ),
    "a step's name": (
        ("[steps.hello]", "[steps.Hello]"),
        "small.toml:5: step Hello: write its name with small letters, digits and _ only.",
    ),
    "a field that does nothing": (
        ('kind = "wait"', 'kind = "wait"\nmissed = "bye"'),
        "small.toml:51: step moment: `missed` does nothing in a step of kind wait: take it out.",
    ),
    "a question without answers": (
        ('options.yes = "look"\noptions.1 = "look"\n', ""),
        "small.toml:15: step menu: no answer is right here: add `options`, or a fact under `instead`.",
    ),
    "a step without words": (
        ("[steps.moment]", '[steps.quiet]\nkind = "say"\nnext = "bye"\n\n[steps.moment]'),
        "small.toml:50: step quiet: it has no words: add `text`, `say` or both.",
    ),
    "a flow that is not there": (
        ('[steps.bye]\nkind = "end"', '[steps.bye]\nkind = "end"\nflow = "large"'),
        "small.toml:57: step bye: there is no flow large: write one of small.",
    ),
}
PATHS = {
    "a start that is not there": (
        ('start = "menu"', 'start = "menue"'),
        "small.toml:2: `start` names the step menue, which is not there: add or correct it.",
    ),
    "an entry that is not there": (
        ('entries = ["hello"]', 'entries = ["hello", "later"]'),
        "small.toml:3: `entries` names the step later, which is not there: add or correct it.",
    ),
    "a target that is not there": (
        ('options.1 = "look"', 'options.1 = "luk"'),
        "small.toml:17: step menu: `options.1` leads to the step luk, which is not there: add or correct it.",
    ),
    "a step nothing leads to": (
        ('entries = ["hello"]\n', ""),
        "small.toml:4: step hello: nothing leads here: lead to it, take it out, or add it to `entries`.",
    ),
    "a step that leads nowhere": (
        ('next = "bye"\n', ""),
        "small.toml:49: step moment: nothing follows it: write the step that does as `next`.",
    ),
    "a question silence repeats": (
        ('next = "call"\nmissed = "bye"', 'next = "call"'),
        "small.toml:32: step where: silence would repeat it for ever: "
        "write as `missed` where it goes when the tries are used up.",
    ),
    "a circle without a question": (
        ('next = "menu"', 'next = "hello"'),
        "small.toml:5: step hello: it goes round in circles where no question is asked (hello > hello): "
        "add a way out.",
    ),
    "an action after itself": (
        ('outcomes.nothing = "bye"', 'outcomes.nothing = "look"'),
        "small.toml:26: step look: it goes round in circles where no question is asked (look > look): add a way out.",
    ),
    "a circle of answers that are known": (
        ('next = "call"', 'next = "where"'),
        "small.toml:32: step where: it goes round in circles where no question is asked once the answers are known "
        "(where > where): add a way out.",
    ),
    "a circle of silence": (
        ('missed = "bye"', 'missed = "hello"'),
        "small.toml:5: step hello: it goes round in circles where nobody gets out by saying nothing "
        "(hello > menu > hello): add a way out.",
    ),
    "an action that is not there": (
        ('action = "look"', 'action = "lok"'),
        "small.toml:28: step look: there is no action lok: write it, or correct the name.",
    ),
    "an outcome that leads nowhere": (
        ('outcomes.nothing = "bye"\n', ""),
        "small.toml:29: step look: the action look may come out as nothing: add `outcomes.nothing`.",
    ),
    "an outcome that never comes": (
        ('outcomes.nothing = "bye"', 'outcomes.nothing = "bye"\noutcomes.lost = "bye"'),
        "small.toml:31: step look: the action look never comes out as lost: take `outcomes.lost` out.",
    ),
    "a connection to nobody": (
        ('outcomes.nobody = "bye"\n', ""),
        "small.toml:45: step call: the connection may come out as nobody: add `outcomes.nobody`.",
    ),
}
SENTENCES = {
    "a language that is missing": (
        ('text.en = "Noted: {need}. Where do you live?"\n', ""),
        "small.toml:37: step where: `text` says nothing in en: add `text.en`.",
    ),
    "an empty sentence": (
        ('again.en = "Sorry, reply YES if you need help."', 'again.en = ""'),
        "small.toml:20: step menu: `again` says nothing in en: add `again.en`.",
    ),
    "less in one language": (
        ('text.en = "Noted: {need}. ', 'text.en = "Noted. '),
        "small.toml:38: step where: `text.en` lacks {need}, which another language has: write it in both.",
    ),
    "half a brace": (
        ("text.fr = \"C'est noté : {need}.", "text.fr = \"C'est noté : {need."),
        "small.toml:37: step where: `text.fr` has a brace without its other half: "
        "write {name}, or take the brace out.",
    ),
    "a placeholder nobody knows": (
        ('say.en = "One moment."', 'say.en = "One moment, {nickname}."'),
        "small.toml:53: step moment: `say.en` has {nickname}, which nothing stands for: "
        "correct it, or add it to samples.toml.",
    ),
    "dear letters": (
        ("Où habitez-vous ?", "Où êtes-vous, s'il vous plaît ?"),
        "small.toml:37: step where: `text.fr` costs double for ê and î in êtes-vous and plaît: "
        "use letters of the cheap alphabet.",
    ),
    "a long text": (
        ("Où habitez-vous ?", "Où habitez-vous ? " + LONG * 5),
        "small.toml:37: step where: `text.fr` is billed as 3 texts (358 letters with long values): shorten it.",
    ),
    "a second sentence without a first": (
        ('kind = "wait"', 'kind = "end"\nagain.fr = "Au revoir."\nagain.en = "Goodbye."'),
        "small.toml:51: step moment: `again.fr` stands in for `text.fr`, which is missing: add that.",
    ),
}
SPOKEN = {
    "a key that is not taken": (
        ("étoile.", "étoile. Pour autre chose, tapez 4."),
        "small.toml:23: step menu: `say.fr` promises the key 4, which is not taken here: "
        "add it to `options`, `presses` or `keys`, or take it out.",
    ),
    "a key that is not told": (
        ("Pour demander de l'aide, tapez 1. ", ""),
        "small.toml:23: step menu: the key 1 is taken, but `say.fr` never tells: add a sentence for each.",
    ),
    "an answer's key that is not told": (
        ('asks = "address"', 'asks = "address"\nkeys.1 = "home"'),
        "small.toml:40: step where: the key 1 is taken, but `say.fr` never tells: add a sentence for each.",
    ),
    "a choice in its own form": (
        ("Pour demander de l'aide, tapez 1.", "Tapez 1 pour demander de l'aide."),
        'small.toml:23: step menu: `say.fr` offers a key in its own way ("Tapez 1 pour demander de l\'aide."): '
        'write "Pour …, tapez 1."',
    ),
    "two choices in one sentence": (
        ("press 1. For hearing it again, press star.", "press 1, for hearing it again, press star."),
        "small.toml:24: step menu: `say.en` offers a key in its own way "
        '("For asking for help, press 1, for hearing it again, press star."): write "For …, press 1."',
    ),
    "six choices": (
        ("étoile.", "étoile. " + " ".join(f"Pour cela, tapez {key}." for key in range(2, 7))),
        "small.toml:23: step menu: `say.fr` offers 6 choices besides 0 and 9, nobody remembers more than 5: "
        "split them.",
    ),
    "a long question": (
        ('say.fr = "Pour demander', f'say.fr = "{LONG * 5}Pour demander'),
        "small.toml:23: step menu: `say.fr` has 55 words when it is read out: shorten it to 45.",
    ),
    "a long goodbye": (
        ('say.fr = "Merci, et au revoir."', f'say.fr = "{LONG * 8}"'),
        "small.toml:59: step bye: `say.fr` has 72 words when it is read out: shorten it to 70.",
    ),
    "a language whose choices nobody knows": (
        ('say.en = "One moment."', 'say.en = "One moment."\nsay.de = "Einen Moment."'),
        "small.toml:1: nothing tells how a choice sounds in de: add it to choices.toml.",
    ),
}
SOUNDS = {
    "a name no recording can have": (
        ('sound.fr = "accueil"', 'sound.fr = "Notre accueil !"'),
        "small.toml:12: step hello: there can be no voice called Notre accueil !: use small letters, digits, - and _.",
    ),
    "a voice for other words": (
        ("[steps.moment]\n", '[steps.moment]\nsound.fr = "accueil"\n'),
        "small.toml:50: step moment: the voice accueil already stands for other words: give this one its own name.",
    ),
    "a voice for changing words": (
        ('asks = "address"', 'asks = "address"\nsound.fr = "adresse"'),
        "small.toml:35: step where: `say.fr` changes from call to call, a recording can't: take it out.",
    ),
    "a voice for nothing": (
        ('sound.fr = "accueil"', 'sound.de = "willkommen"'),
        "small.toml:12: step hello: `sound.de` stands in for `say.de`, which is missing: add that.",
    ),
}
CASES = {**SHAPE, **PATHS, **SENTENCES, **SPOKEN, **SOUNDS}


def test_the_small_flow_has_nothing_to_mend(tmp_path: Path) -> None:
    assert complaints(tmp_path, GOOD) == []


@pytest.mark.parametrize(("change", "sentence"), CASES.values(), ids=CASES)
def test_a_broken_flow_is_told_what_to_mend(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    assert sentence in complaints(tmp_path, broken(*change))


def test_one_fault_is_told_once(tmp_path: Path) -> None:
    assert len(complaints(tmp_path, broken('next = "menu"', 'next = "hello"'))) == 1


def test_everything_wrong_is_told_from_the_top_of_the_file_down(tmp_path: Path) -> None:
    flow = (
        broken('action = "look"', 'action = "lok"').replace('next = "bye"\n', "").replace("tapez 1.", "tapez 2.")
    )
    lines = [int(complaint.split(":")[1]) for complaint in complaints(tmp_path, flow)]
    assert lines == [23, 23, 28, 49]


def test_a_file_in_other_letters_is_told(tmp_path: Path) -> None:
    assert complaints(tmp_path, GOOD, "latin-1") == ["small.toml:1: its letters can't be read: save it as UTF-8."]


def test_a_menu_may_be_told_just_before_the_question(tmp_path: Path) -> None:
    choice = "Pour demander de l'aide, tapez 1. "
    flow = broken(choice, "").replace('say.fr = "Bonjour, ici {town}."', f'say.fr = "Ici {{town}}. {choice}"')
    assert complaints(tmp_path, flow) == []


def test_a_second_language_may_be_offered_in_its_own_words(tmp_path: Path) -> None:
    flow = broken("étoile.", "étoile. For English, press 9.").replace("star.", "star. Pour le français, tapez 9.")
    flow = flow.replace('options.1 = "look"', 'options.1 = "look"\noptions.9 = "bye"')
    assert complaints(tmp_path, flow) == []


def test_a_flow_that_goes_on_elsewhere_leaves_the_keys_to_it(tmp_path: Path) -> None:
    flow = broken('[steps.bye]\nkind = "end"', '[steps.bye]\nkind = "end"\nflow = "small"')
    assert complaints(tmp_path, flow.replace("Merci, et au revoir.", "Pour un repas, tapez 3.")) == []
