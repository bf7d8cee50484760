"""python -m bench: run every bench, print its figures beside what is aimed at, keep the raw results."""

import json
import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import against_bare, finding, importing, latency, understanding, voice, webhook
from bench.stack import Stack, prepare

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """BENCH=short runs a shorter form."""
    short = os.environ.get("BENCH") == "short"
    results: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }
    for name, bench in (("webhook", _webhook), ("voice", _voice), ("latency", _latency)):
        with tempfile.TemporaryDirectory(prefix="hotline-bench-") as folder:
            results[name] = bench(prepare(Path(folder), f"sqlite:///{folder}/{name}.db"), short)
    results["understanding"] = _understanding()
    with tempfile.TemporaryDirectory(prefix="hotline-bench-") as folder:
        results["importing"] = _importing(Path(folder), short)
    with tempfile.TemporaryDirectory(prefix="hotline-bench-") as folder:
        results["finding"] = _finding(Path(folder))
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{results['at'].replace(':', '')}.json"
    path.write_text(json.dumps(results, indent=1), encoding="utf-8")
    print(f"raw results: {path}")


def _webhook(stack: Stack, short: bool) -> dict[str, Any]:
    return _against_bare("an inbound text", webhook.texts, stack, short)


def _voice(stack: Stack, short: bool) -> dict[str, Any]:
    return _against_bare("a voice turn", voice.turns, stack, short)


def _against_bare(what: str, requests: against_bare.Requests, stack: Stack, short: bool) -> dict[str, Any]:
    found = against_bare.measure(stack, requests, count=400 if short else 2000, rounds=1 if short else 5)
    slowest = max(found["webhook"]["p99_ms"])
    print(f"{what} through the whole house: {found['ratio']:.2f} of the bare view's requests a second, on SQLite")
    print("  must 0.2, aim 0.4")
    print(f"  p99 with 8 clients {slowest} ms; answers that were not 200: {found['not_200']}")
    return found


def _latency(stack: Stack, short: bool) -> dict[str, Any]:
    found = latency.measure(stack, texts=10 if short else 50)
    print(f"resident's text to first volunteer's text: median {found['median_ms']} ms, p95 {found['p95_ms']} ms")
    print("  aim: median under 150 ms")
    return found


def _understanding() -> dict[str, Any]:
    found = understanding.measure()
    understanding.show(found)
    return found


def _importing(folder: Path, short: bool) -> dict[str, Any]:
    found = importing.measure(folder, rows=120_000 if short else 600_000)
    importing.show(found)
    return found


def _finding(folder: Path) -> dict[str, Any]:
    found = finding.measure(folder)
    finding.show(found)
    return found


if __name__ == "__main__":
    main()
