"""Requests to the whole of hotline against a bare view on the same server with the same workers."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

from bench import load
from bench.stack import Stack, broker_command, free_port, post, running

# As `serve` runs on SQLite, where a second process would only wait for the first.
WORKERS, THREADS, CLIENTS = 1, 16, 8

# (stack, how many, number of the round, from 0; -1 warms up) > the requests of one round
Requests = Callable[[Stack, int, int], Sequence[bytes]]


def measure(stack: Stack, requests: Requests, count: int, rounds: int) -> dict[str, Any]:
    """The two take turns, so that what else the machine does weighs on both alike."""
    bare_port = free_port()
    real = _server("hotline.app:create_app()", stack.port)
    bare = _server("bench.bare:create_app()", bare_port)
    answers = [f"http://127.0.0.1:{port}/healthz" for port in (stack.port, bare_port)]
    seen: dict[str, list[load.Figures]] = {"bare": [], "webhook": []}
    with running(stack, broker_command(stack), real, bare, answers=answers):
        _measure_one(stack, bare_port, requests(stack, count // 10, -1))
        for number in range(rounds):
            for name, figures in _measure_one(stack, bare_port, requests(stack, count, number)).items():
                seen[name].append(figures)
    return _report(seen)


def _measure_one(stack: Stack, bare_port: int, prepared: Sequence[bytes]) -> dict[str, load.Figures]:
    body = prepared[0].partition(b"\r\n\r\n")[2]
    empty = [post("/sms", body)] * (len(prepared) * 2)
    return {
        "bare": load.run(bare_port, empty, CLIENTS),
        "webhook": load.run(stack.port, prepared, CLIENTS),
    }


def _report(seen: dict[str, list[load.Figures]]) -> dict[str, Any]:
    ratios = [real.per_second / bare.per_second for bare, real in zip(seen["bare"], seen["webhook"], strict=True)]
    return {
        "ratio": sorted(ratios)[len(ratios) // 2],
        "ratios": ratios,
        "not_200": sum(figures.not_200 for figures in seen["webhook"]),
        **{
            name: {
                "per_second": [round(figures.per_second, 1) for figures in rounds],
                "p50_ms": [round(figures.percentile(50), 2) for figures in rounds],
                "p99_ms": [round(figures.percentile(99), 2) for figures in rounds],
            }
            for name, rounds in seen.items()
        },
    }


def _server(application: str, port: int) -> list[str]:
    options = ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", str(THREADS)]
    kind = ["--worker-class", "gthread", "--no-control-socket", "--log-level", "warning", "--preload"]
    return [sys.executable, "-m", "gunicorn", *options, *kind, application]
