"""From the resident's text to the first volunteer's text at the local carrier, with all parts running."""

import json
import sys
import time
import urllib.request
from statistics import median, quantiles
from typing import Any

from bench import load
from bench.stack import TEXT, Stack, carrier_command, running, sender

PATIENCE_S = 10.0


def measure(stack: Stack, texts: int) -> dict[str, Any]:
    """One text after the other, nothing else running."""
    answers = [f"http://127.0.0.1:{stack.port}/readyz", f"http://127.0.0.1:{stack.carrier_port}/phonebox/health"]
    serve = [sys.executable, "-m", "hotline", "serve"]
    with running(stack, carrier_command(stack), serve, answers=answers):
        time.sleep(1)
        took = [_one(stack, number) for number in range(texts + 2)][2:]
    return {
        "median_ms": round(median(took), 1),
        "p95_ms": round(quantiles(took, n=20)[18], 1),
        "all_ms": [round(one, 1) for one in took],
    }


def _one(stack: Stack, number: int) -> float:
    """Milliseconds until the carrier has an offer to a volunteer."""
    seen = _texts(stack, 0)["seq"]
    resident = sender(9000 + number)
    request = stack.signed_text(resident, TEXT.format(number=1 + number % 40))
    begun = time.perf_counter()
    load.run(stack.port, [request], 1)
    while time.perf_counter() - begun < PATIENCE_S:
        texts = _texts(stack, seen)["texts"]
        if any(text["to"] != resident and text["direction"] == "out" for text in texts):
            return (time.perf_counter() - begun) * 1000
        time.sleep(0.002)
    raise RuntimeError("no volunteer was texted")


def _texts(stack: Stack, after: int) -> Any:
    address = f"http://127.0.0.1:{stack.carrier_port}/phonebox/texts?after={after}"
    with urllib.request.urlopen(address, timeout=5) as answer:
        return json.load(answer)
