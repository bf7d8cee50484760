"""gazetteer import and find, understand: what other programs read."""

import json

from tests.conftest import ADDRESSES

from .conftest import Hotline


def test_addresses_are_imported_and_found(orleans: Hotline) -> None:
    said = orleans("gazetteer", "import", str(ADDRESSES)).output
    assert "communes; 0 rows could not be used" in said
    found = json.loads(
        orleans("gazetteer", "find", "12bis r bourgogne", "--town", "orleans", "--format", "json").output
    )
    assert (found[0]["number"], found[0]["street"], found[0]["band"]) == ("12 bis", "rue de Bourgogne", "sure")
    assert (found[0]["postcode"], found[0]["city"], found[0]["precision"]) == ("45000", "Orléans", "house")


def test_many_lines_at_once(orleans: Hotline) -> None:
    orleans("gazetteer", "import", str(ADDRESSES))
    typed = '{"text": "4 rue Bannier"}\n\n{"text": "rue des Licornes"}\n'
    answered = orleans("gazetteer", "find", "-", "--town", "orleans", typed=typed).output.splitlines()
    assert len(answered) == 2
    assert json.loads(answered[0])[0]["street"] == "rue Bannier"
    assert json.loads(answered[1]) == []


def test_what_is_not_a_line_of_json_is_said(orleans: Hotline) -> None:
    refused = orleans("gazetteer", "find", "-", typed='{"text": "x"}\nhello\n')
    assert refused.exit_code == 1
    assert "Line 2" in refused.output


def test_a_file_that_is_no_address_file(orleans: Hotline) -> None:
    with open("other.csv", "w") as file:
        file.write("a;b\n1;2\n")
    refused = orleans("gazetteer", "import", "other.csv")
    assert refused.exit_code == 1
    assert "Traceback" not in refused.output


def test_texts_are_understood(orleans: Hotline) -> None:
    orleans("gazetteer", "import", str(ADDRESSES))
    typed = json.dumps({"text": "Bonjour, il me faut des cachets, 14 ter rue de Bourgogne"}) + "\n"
    [line] = orleans("understand", "--town", "orleans", typed=typed).output.splitlines()
    heard = json.loads(line)
    assert (heard["need"], heard["needs"], heard["emergency"]) == ("medicine", ["medicine"], False)
    assert heard["language"] == "fr"
    assert (heard["address"]["number"], heard["address"]["band"]) == ("14 ter", "sure")


def test_answers_are_understood(orleans: Hotline) -> None:
    typed = '{"text": "OUI 4821 dans 2 heures"}\n{"text": "peut-être"}\n'
    first, second = (
        json.loads(line) for line in orleans("understand", "--reply", typed=typed).output.splitlines()
    )
    assert first == {
        "text": "OUI 4821 dans 2 heures",
        "meaning": "yes",
        "code": "4821",
        "rest": "dans 2 heures",
    }
    assert second["meaning"] == "unclear"
