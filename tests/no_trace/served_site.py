"""The site in a process of its own, as in production: scripts/serve, with logs and mail in files.

It stays on SQLite whatever database the tests run on: what a visitor leaves in it can be read byte by byte.
"""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site is, and where it writes."""

    address: str
    folder: Path

    @property
    def access_log(self) -> str:
        """What the server wrote of requests."""
        return (self.folder / "access.log").read_text(encoding="utf-8")

    @property
    def error_log(self) -> str:
        """What the server and the application wrote of anything else."""
        return (self.folder / "error.log").read_text(encoding="utf-8")

    @property
    def database(self) -> Path:
        """The file of its database."""
        return self.folder / "db.sqlite3"

    @property
    def mails(self) -> list[str]:
        """Every mail that was sent."""
        return [path.read_text(encoding="utf-8") for path in (self.folder / "mail").glob("*")]


def load_content(path: Path) -> None:
    """Make a database file with the real content."""
    for command in ("migrate", "load_directory", "load_content"):
        subprocess.run(
            [sys.executable, "manage.py", command],
            env=environment(DATABASE_URL=f"sqlite:///{path}"),
            cwd=settings.BASE_DIR,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )


def rows(path: Path) -> list[str]:
    """Everything in a database, as the statements that would make it anew."""
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


@contextmanager
def serve(module: str, content: Path, folder: Path) -> Iterator[Site]:
    """Serve with a settings module of this package, on a copy of `content`, for as long as it is needed."""
    with closing(socket.create_server(("127.0.0.1", 0))) as line:
        port = line.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", folder)
    folder.mkdir()
    shutil.copy(content, site.database)
    chosen = environment(
        ADMIN_EMAILS="beheer@example.nl",
        COLLECTED=str(settings.STATIC_ROOT),
        DATABASE_URL=f"sqlite:///{site.database}",
        DJANGO_SETTINGS_MODULE=f"tests.no_trace.{module}",
        EMAIL_URL=f"file:///{folder}/mail",
        EXIT_URL=f"{site.address}/over/",
        GRANIAN_PORT=str(port),
        SHOW_UNCONFIRMED_CONTACTS="yes",
    )
    with (
        (folder / "access.log").open("w") as out,
        (folder / "error.log").open("w") as err,
        subprocess.Popen(
            [settings.BASE_DIR / "scripts" / "serve"],
            cwd=settings.BASE_DIR,
            env=chosen,
            stdout=out,
            stderr=err,
        ) as process,
    ):
        try:
            wait_for(port, process)
            yield site
        finally:
            process.terminate()


def environment(**chosen: str) -> dict[str, str]:
    """Nothing of the tests' own environment but the way to programs."""
    return {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"} | chosen


def wait_for(port: int, process: subprocess.Popen) -> None:
    """Return as soon as the site answers. Fails when it ended instead."""
    while True:
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        with suppress(subprocess.TimeoutExpired):
            pytest.fail(f"The site ended with {process.wait(timeout=0.1)}")
