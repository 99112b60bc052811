"""A tiny handbook on disk, in English, German and Latvian, for the commands of translators."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

CONFIG = """[book]
name = "tiny"
identifier = "urn:uuid:00000000-0000-4000-8000-000000000000"
title = "Tiny"
short_title = "Tiny"
subtitle = "Small"
edition_line = "First edition"
description = "A test."
publisher = ""
authors = []
date = 2026-01-01
license = "CC BY 4.0"
license_url = "https://creativecommons.org/licenses/by/4.0/"

[contents]
chapters = ["10-one"]

[editions.en]
country = "IE"

[editions.de]
country = "DE"

[editions.lv]
country = "LV"
"""
CHAPTER = "# One {#one}\n\nShe decides within 30 days what happens next.\n"


def write_project(root: Path) -> Path:
    """Write the handbook; returns its folder."""
    chapters = root / "handbook" / "chapters"
    chapters.mkdir(parents=True)
    (root / "handbook" / "handbook.toml").write_text(CONFIG, encoding="utf-8")
    write_chapter(root, CHAPTER)
    return root


def write_chapter(root: Path, text: str) -> None:
    """Change the one chapter."""
    (root / "handbook" / "chapters" / "10-one.md").write_text(text, encoding="utf-8")


def translate_all(root: Path, language: str, pattern: str = "<{}>") -> None:
    """Fill every empty translation with words: the English ones in a pattern."""
    from dataclasses import replace

    from gesim_build.catalog.store import read_po, write_po

    po, problems = read_po(root, f"translations/{language}.po")
    assert problems == ()
    entries = tuple(e if e.translated else e.changed(msgstr=(pattern.format(e.msgid),)) for e in po.entries)
    write_po(root, replace(po, entries=entries), po)


def gesim(root: Path, *arguments: str) -> Result:
    """Run a command on the handbook; GesimError comes back as the result's exception."""
    from gesim_build.cli import app

    return CliRunner().invoke(app, [*arguments, "--project", str(root)])
