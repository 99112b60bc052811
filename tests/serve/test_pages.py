"""PDFs that are drawn: by one thread at a time, also while another one is opened or given up."""

from __future__ import annotations

import pytest

from gesim_build.serve.pages import Pages


class Lock:
    """A lock that says whether somebody holds it."""

    is_held = False

    def __enter__(self) -> None:
        self.is_held = True

    def __exit__(self, *_: object) -> None:
        self.is_held = False


def test_a_pdf_is_opened_and_closed_while_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    lock, done = Lock(), list[tuple[str, bool]]()

    class Document:
        def __init__(self, _content: bytes) -> None:
            done.append(("opened", lock.is_held))

        def close(self) -> None:
            done.append(("closed", lock.is_held))

    monkeypatch.setattr("gesim_build.serve.pages.pypdfium2.PdfDocument", Document)
    monkeypatch.setattr("gesim_build.serve.pages._DRAWING", lock)
    pages = Pages(b"%PDF")
    del pages
    assert done == [("opened", True), ("closed", True)]
