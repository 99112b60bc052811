"""Manifests for the tests of releases."""

from __future__ import annotations

from gesim_build.release.manifest import Finding, Manifest, OpenTask, ReleasedEdition, ReleasedFile

BOOK = {"name": "tiny", "title": "Tiny", "date": "2026-01-01", "draft": "true"}


def edition(language: str, country: str, **changes: object) -> ReleasedEdition:
    name = f"tiny-{language}-{country}-2026-01-01.pdf"
    file = ReleasedFile(name, "pdf", f"tiny-{language}.pdf", "application/pdf", "", 40, 341_000, "0" * 64)
    values = {"reviewed": False, "texts": 3, "translated": 3, "files": (file,),
              "findings": (Finding("warning", "w", "a.md:1", "m"),),
              "pending": (OpenTask("call-test", "contact x: 112", "b.toml:2"),), **changes}  # fmt: skip
    return ReleasedEdition(language, country, f"Tiny in {language}", **values)  # type: ignore[arg-type]


def manifest(*editions: ReleasedEdition, **inputs: str) -> Manifest:
    sources = {"handbook/handbook.toml": "1", **inputs}
    return Manifest(BOOK, {"gesim-build": "1"}, sources, editions)


ENGLISH = manifest(edition("en", "IE", texts=0, translated=0))
GERMAN = manifest(edition("de", "DE"), **{"translations/de.po": "2"})
