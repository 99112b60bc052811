"""Drawings in the encodings that programs write."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.catalog.figures import figure_words
from gesim_build.model import Source
from gesim_build.source import read_sources
from gesim_build.svg.encoding import to_utf8
from gesim_build.svg.read import read_figure

SVG = '<?xml version="1.0" encoding="{}"?>\n<svg xmlns="http://www.w3.org/2000/svg"><text>Café</text></svg>'


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_what_is_declared_is_read(name: str) -> None:
    text = SVG.format(name)
    assert to_utf8(text.encode(name)).decode() == text


def test_words_are_read_whatever_is_declared() -> None:
    head = '<?xml version="1.0" encoding="iso-8859-1"?>'
    text = head + '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text class="fig-label">Café</text></svg>'
    figure, problems = read_figure(Source("a.svg", to_utf8(text.encode("iso-8859-1")).decode()))
    assert problems == () and figure is not None
    assert [word for word, _ in figure_words(figure)] == ["Café"]


def test_a_mark_of_byte_order_is_left_out() -> None:
    assert to_utf8(SVG.format("utf-8").encode("utf-8-sig")).decode() == SVG.format("utf-8")


@pytest.mark.parametrize("content", [SVG.format("koi8-r").encode(), b"\xff\xfe\xff", b"<svg>\xe9</svg>", b""])
def test_all_else_stays_as_it_is(content: bytes) -> None:
    assert to_utf8(content) == content


def test_a_drawing_that_cannot_be_read_does_not_stop_the_reading(tmp_path: Path) -> None:
    (tmp_path / "handbook/figures").mkdir(parents=True)
    (tmp_path / "handbook/handbook.toml").write_text("", "utf-8")
    (tmp_path / "handbook/figures/a.svg").write_bytes(b"<svg>\xe9</svg>")
    sources = read_sources(tmp_path)
    assert [(one.code, one.location.path) for one in sources.problems] == [("not-utf-8", "handbook/figures/a.svg")]
    assert "handbook/figures/a.svg" in sources.texts
