"""Logs to standard error, one line an event, with phone numbers masked whatever field they stand in."""

import logging
import re
import sys
from typing import Any

import structlog

from hotline.records.numbers import masked

PHONE = re.compile(r"\+\d{8,15}")


def start() -> None:
    """Set the process's logs up; harmless when called again."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(name)s %(levelname)s %(message)s")
    # Its INFO lines hold phone numbers in list addresses.
    logging.getLogger("twilio.http_client").setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _mask_numbers,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )


def _mask_numbers(_logger: Any, _method: str, event: Any) -> Any:
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = PHONE.sub(lambda found: masked(found.group()), value)
    return event
