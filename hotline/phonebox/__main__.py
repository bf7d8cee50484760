"""Starts the carrier: `python -m hotline.phonebox --port 4010 --config FILE.json`."""

import signal
import sys
from pathlib import Path
from types import FrameType

import click
from werkzeug.serving import WSGIRequestHandler, make_server

from hotline.phonebox.app import create_app
from hotline.phonebox.config import ConfigError, load_config

HOST = "127.0.0.1"


class QuietHandler(WSGIRequestHandler):
    """Pages ask several times a second: a line for each would bury what matters."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


@click.command()
@click.option("--port", default=4010, show_default=True, help="0 picks a free one.")
@click.option("--config", "config_path", type=click.Path(path_type=Path), required=True, help="JSON file.")
@click.option("--prefix", default="", help="A path before the REST API, such as /carrier.")
def main(port: int, config_path: Path, prefix: str) -> None:
    """A telephone company on this machine only: Twilio's wire, and handsets in a browser."""
    try:
        config = load_config(config_path)
        server = make_server(
            HOST, port, create_app(config, prefix.rstrip("/")), threaded=True, request_handler=QuietHandler
        )
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    signal.signal(signal.SIGTERM, stop)
    click.echo(f"phonebox ready on http://{HOST}:{server.port}")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        stop()


def stop(signal_number: int = 0, frame: FrameType | None = None) -> None:
    """At once: the carrier keeps nothing that would have to be saved."""
    sys.exit(0)


if __name__ == "__main__":
    main()
