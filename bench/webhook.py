"""Inbound texts that each open a help request."""

from bench.stack import TEXT, Stack, sender


def texts(stack: Stack, count: int, number: int) -> list[bytes]:
    """One text each from as many residents."""
    return [
        stack.signed_text(sender((number + 1) * count + one), TEXT.format(number=1 + one % 40))
        for one in range(count)
    ]
