"""The commands, run as an operator types them, on an empty folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hotline.cli.main import cli
from hotline.records import db

Hotline = Callable[..., Result]


@pytest.fixture
def hotline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hotline]:
    """`hotline("town", "list")` with the settings of an empty database, upgraded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/hotline.db")
    monkeypatch.setenv("SECRET_KEY", "only for the tests, really")

    def run(*words: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(cli, words, input=typed, prog_name="hotline")

    assert run("db", "upgrade").exit_code == 0
    yield run
    db.database.obj.close_all()


@pytest.fixture
def orleans(hotline: Hotline) -> Hotline:
    """The same with a town."""
    added = hotline(
        "town", "add", "orleans", "--name", "Orléans", "--number", "02 61 91 00 00", "--center", "47.9029,1.9090"
    )
    assert added.exit_code == 0, added.output
    return hotline
