"""Writing to streams that cannot hold every letter."""

from __future__ import annotations

import io
import json
import sys

import pytest

from gesim_build.streams import write_any_text

TEXT = "“quoted” – Ω ą 😀 \ud800 … 30\u00a0%"


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-13", "cp1252"])
def test_every_text_can_be_written_and_json_stays_json(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    write_any_text()
    print(json.dumps({"text": TEXT}, ensure_ascii=False), flush=True)
    read = json.loads(raw.getvalue().decode(encoding))["text"]
    assert "quoted" in read
    assert "Ω" in read
    assert "😀" in read


def test_typographic_marks_become_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    write_any_text()
    print("“a” – b…", end="", flush=True)
    assert raw.getvalue() == b"'a' - b..."
