"""A port of the loopback address that nobody listens on."""

import socket


def free_port() -> int:
    """Free a moment ago; the server that is to have it should be started at once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
