"""Serve the site as in production, for scripts/bench.py: data and static files in a folder of its own."""

import sys
from pathlib import Path

import django
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test.utils import override_settings


class QuietHandler(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in the standard library
        """Say nothing."""


def main(folder: Path) -> None:
    """Make everything, tell the address, and serve until the process is ended."""
    django.setup()
    with override_settings(STATIC_ROOT=folder / "static"):
        call_command("collectstatic", verbosity=0, interactive=False)
        call_command("migrate", verbosity=0)
        for load in ("load_directory", "load_content"):
            call_command(load, stdout=sys.stderr)
        server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
        server.set_app(get_wsgi_application())
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
