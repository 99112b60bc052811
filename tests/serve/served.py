"""A workbench on a free port, and a client that is as polite as a browser, or as rude as a test wants it to be."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from gesim_build.serve import server
from gesim_build.serve.marks import message_id
from gesim_build.serve.workbench import Wanted, Workbench

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests/books/tiny"
DAY = dt.date(2026, 2, 1)
CATALOG = "translations/de.po"
CHAPTER = "handbook/chapters/10-one.md"
SECTION = message_id(("", "A section"))


def tiny(folder: Path) -> Path:
    """A copy of the tiny book."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    return folder


@dataclass(frozen=True)
class Client:
    """Sends requests as a page of the workbench does; ``headers`` are instead of or besides its own, None for none."""

    address: str

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def token(self) -> str:
        return urlsplit(self.address).query.removeprefix("token=")

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str | None] | None = None
    ) -> tuple[int, Mapping[str, str], bytes]:
        port = self.host.partition(":")[2]
        polite = {"Host": self.host, "Origin": f"http://{self.host}", "Cookie": f"gesim-{port}={self.token}"}
        sent = {name: value for name, value in {**polite, **(headers or {})}.items() if value is not None}
        connection = HTTPConnection("127.0.0.1", int(port), timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True)
            for name, value in sent.items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def read(self, name: str, **values: str) -> Any:
        status, _, content = self.send("GET", f"/api/{name}?{urlencode(values)}")
        return answered(status, content)

    def write(self, name: str, **values: Any) -> Any:
        status, _, content = self.send("POST", f"/api/{name}", json.dumps(values).encode())
        return answered(status, content)


def answered(status: int, content: bytes) -> Any:
    """What was answered, with the status where all is not well."""
    found = json.loads(content)
    return found if status == 200 else {"status": status, **found}


@contextmanager
def serving(root: Path, *, pdf: bool = False) -> Iterator[Client]:
    """A workbench for a project, until the block ends."""
    with server.serving(Workbench(Wanted(root)), lambda: DAY, "REV", pdf=pdf) as address:
        yield Client(address)
