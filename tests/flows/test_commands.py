"""`flows check` and `flows draw`, as they are typed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hotline.cli.flows import flows
from hotline.flows import draw, loader
from tests.flows.small import ACTIONS, GOOD, broken


def run(*words: str) -> Result:
    return CliRunner().invoke(flows, words)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one flow, and the one action it names."""
    folder = tmp_path / "ivr_flows"
    folder.mkdir()
    monkeypatch.setattr(loader, "FOLDER", folder)
    monkeypatch.setattr(draw, "FOLDER", tmp_path / "docs" / "flows")
    loader.load.cache_clear()
    path = folder / "small.toml"
    monkeypatch.setattr("hotline.cli.flows.KNOWN_ACTIONS", ACTIONS)
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """What was read from another folder is read again."""
    loader.load.cache_clear()


def test_flows_in_order_are_counted(small: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "1 flow, 7 steps: nothing to mend.\n")


def test_one_flow_can_be_checked_by_name(small: Path) -> None:
    (small.parent / "broken.toml").write_text("name = ", encoding="utf-8")
    assert run("check", "small").exit_code == 0
    assert run("check").exit_code == 1


def test_each_problem_is_a_line_on_stderr_and_the_command_fails(small: Path) -> None:
    small.write_text(broken('action = "look"', 'action = "lok"').replace('next = "bye"\n', ""), encoding="utf-8")
    result = run("check")
    assert result.exit_code == 1 and result.stdout == ""
    assert result.stderr.splitlines() == [
        "small.toml:28: step look: there is no action lok: write it, or correct the name.",
        "small.toml:49: step moment: nothing follows it: write the step that does as `next`.",
    ]


@pytest.mark.parametrize("command", ["check", "draw"])
def test_a_flow_nobody_knows_is_one_sentence(small: Path, command: str) -> None:
    result = run(command, "smal")
    assert result.exit_code == 1
    assert result.stderr == "Error: There is no flow called smal. Flows: small.\n"


def test_the_pages_of_all_flows_are_written(small: Path) -> None:
    assert run("draw").output == "docs/flows/small.md\n"
    assert (draw.FOLDER / "small.md").read_text(encoding="utf-8").startswith("# Small\n")


def test_one_flow_is_printed_and_nothing_is_written(small: Path) -> None:
    assert run("draw", "small").output == draw.page(loader.load("small"))
    assert not draw.FOLDER.exists()


def test_a_flow_that_cannot_be_drawn_says_where_to_look(small: Path) -> None:
    small.write_text("name = ", encoding="utf-8")
    result = run("draw", "small")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: small.toml can't be read:")
    assert "python -m hotline flows check" in result.stderr
