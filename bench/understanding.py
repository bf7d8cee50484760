"""What hotline understands of residents' texts, volunteers' answers and emergencies, on the sets in bench/sets."""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bench.texts.likeness import same_name, same_time
from hotline.intake.understanding import Understood, understand, understand_reply
from hotline.intake.understanding.times import When

SETS = Path(__file__).parent / "sets"
HALVES = ("report", "tune")
# What a town speaks when the words do not tell, as `understand` has it.
TOWN_LANGUAGE = "fr"

Line = dict[str, Any]
# One figure of the table: how many were right, of how many, and the lines that were not.
Counted = dict[str, Any]


def measure(half: str = "report") -> dict[str, Any]:
    """Every set's figures on one half ("report" is the even lines, "tune" the odd ones)."""
    return {name: scorer(half_of(name, half)) for name, scorer in SCORERS.items()}


def half_of(name: str, half: str) -> list[Line]:
    """The lines of one half of the set `name`, each with its number in the file, counted from 1."""
    lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    numbered = [{**json.loads(line), "line": number} for number, line in enumerate(lines, start=1)]
    return [line for line in numbered if (line["line"] % 2 == 0) == (half == "report")]


def _residents(lines: list[Line]) -> dict[str, Any]:
    heard, speed = _timed(lines, lambda text: understand(text, TOWN_LANGUAGE))
    pairs = list(zip(lines, heard, strict=True))
    figures = {
        "need right": _counted(pairs, lambda line, it: _first(it) == line["need"], aim=97.0),
        "all needs right": _counted(pairs, lambda line, it: list(it.needs) == line["needs"]),
        "language right": _counted(pairs, lambda line, it: (it.language or TOWN_LANGUAGE) == line["language"]),
        "no false alarm": _counted(pairs, lambda line, it: not it.emergency, aim=98.0),
    }
    for name, same in PARTS.items():
        if hasattr(heard[0], name):
            figures[f"{name} right"] = _part(pairs, name, same)
    return {"figures": figures, **speed}


def _part(pairs: list[tuple[Line, Any]], name: str, same: Callable[[Any, Any], bool]) -> Counted:
    """Counted on the lines where there is something to hear, or something was heard."""
    said = [(line, it) for line, it in pairs if line.get(name) or getattr(it, name)]
    return _counted(said, lambda line, it: same(line.get(name), getattr(it, name)))


def _answers(lines: list[Line]) -> dict[str, Any]:
    heard, speed = _timed(lines, understand_reply)
    pairs = list(zip(lines, heard, strict=True))
    return {
        "figures": {
            "answers right": _counted(pairs, lambda line, it: it.meaning == line["meaning"], aim=99.0),
            "no wrong yes": _counted(pairs, lambda line, it: not _wrongly("yes", line, it), aim=100.0),
            "no wrong stop": _counted(pairs, lambda line, it: not _wrongly("stop", line, it), aim=100.0),
            "code right": _counted(pairs, lambda line, it: it.code == line["code"]),
        },
        **speed,
    }


def _emergencies(lines: list[Line]) -> dict[str, Any]:
    heard, speed = _timed(lines, lambda text: understand(text, TOWN_LANGUAGE))
    pairs = list(zip(lines, heard, strict=True))
    true = [(line, it) for line, it in pairs if line["emergency"]]
    alike = [(line, it) for line, it in pairs if not line["emergency"]]
    return {
        "figures": {
            "emergencies heard": _counted(true, lambda line, it: it.emergency, aim=100.0),
            "no false alarm": _counted(alike, lambda line, it: not it.emergency, aim=98.0),
        },
        **speed,
    }


def _timed(lines: list[Line], listen: Callable[[str], Any]) -> tuple[list[Any], dict[str, float]]:
    """What was heard in each line, and how long one text takes in microseconds."""
    listen("Bonjour")
    heard, taken = [], []
    for line in lines:
        start = time.perf_counter_ns()
        heard.append(listen(line["text"]))
        taken.append((time.perf_counter_ns() - start) / 1000)
    slowest = statistics.quantiles(taken, n=100)[-1]
    return heard, {"median_us": round(statistics.median(taken)), "p99_us": round(slowest)}


def _counted(
    pairs: list[tuple[Line, Any]], right: Callable[[Line, Any], bool], aim: float | None = None
) -> Counted:
    failed = [(line, it) for line, it in pairs if not right(line, it)]
    share = 100 * (1 - len(failed) / len(pairs)) if pairs else 100.0
    return {
        "right": len(pairs) - len(failed),
        "of": len(pairs),
        "percent": round(share, 1),
        "aim": aim,
        "failed": [{"line": line["line"], "text": line["text"], "heard": str(it)} for line, it in failed],
    }


def _first(heard: Understood) -> str | None:
    return heard.needs[0] if heard.needs else None


def _wrongly(meaning: str, line: Line, heard: Any) -> bool:
    return bool(heard.meaning == meaning and line["meaning"] != meaning)


def _same_when(said: str | None, heard: When | None) -> bool:
    return same_time(said, heard.words if heard else None)


def _same_phone(said: str | None, heard: str | None) -> bool:
    return said == heard


def _same_truth(said: bool | None, heard: bool | None) -> bool:
    return bool(said) == bool(heard)


SCORERS = {"residents": _residents, "answers": _answers, "emergencies": _emergencies}
PARTS: dict[str, Callable[[Any, Any], bool]] = {
    "when": _same_when,
    "name": same_name,
    "phone": _same_phone,
    "for_someone_else": _same_truth,
}


def show(found: dict[str, Any], failures: bool = False) -> None:
    """Print the table, and with `failures` each line that was not understood."""
    for name, result in found.items():
        print(f"{name}: median {result['median_us']} µs, p99 {result['p99_us']} µs a text")
        for figure, counted in result["figures"].items():
            aim = f"  aim {counted['aim']:g} %" if counted["aim"] else ""
            print(f"  {figure:<24}{counted['percent']:6.1f} %  {counted['right']:>4} of {counted['of']:<4}{aim}")
            for failed in counted["failed"] if failures else ():
                print(f"    {failed['line']:>4}  {failed['text']}\n          {failed['heard']}")


@click.command()
@click.option(
    "--half", type=click.Choice(HALVES), default="report", help="Even lines (report) or odd ones (tune)."
)
@click.option("--set", "name", type=click.Choice(list(SCORERS)), help="One set only.")
@click.option("--show", "failures", is_flag=True, help="List the lines that were not understood.")
def main(half: str, name: str | None, failures: bool) -> None:
    """Measure what is understood of people's texts."""
    for one in [name] if name else list(SCORERS):
        show({one: SCORERS[one](half_of(one, half))}, failures)


if __name__ == "__main__":
    main()
