"""Figures for a monitoring system, read from the database when asked for: nothing is counted twice or lost."""

from collections.abc import Iterable

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric

from hotline.records import counts
from hotline.records.db import connected

blueprint = Blueprint("metrics", __name__)


class Counts:
    """Help requests, offers and texts by state."""

    def collect(self) -> Iterable[Metric]:
        """One gauge for each noun; no person can be told from them."""
        for noun, by_state in counts.by_state().items():
            gauge = GaugeMetricFamily(f"hotline_{noun}", f"{noun} by state", labels=["state"])
            for state, count in sorted(by_state.items()):
                gauge.add_metric([state], count)
            yield gauge


@blueprint.get("/metrics")
def metrics() -> Response:
    """In the text format monitoring systems read."""
    registry = CollectorRegistry()
    with connected():
        registry.register(Counts())
        body = generate_latest(registry)
    return Response(body, content_type=CONTENT_TYPE_LATEST)
