"""Stories: none is released without the consent of the woman who told it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from gesim_build.checks.analysis.sample_records import sample
from gesim_build.diagnostics import Severity
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.pipeline.check import run_all_checks
from gesim_build.registers.consents import Consent
from tests.cli.translation_project import CONFIG, gesim, write_project
from tests.formats.html.test_valid import BLIND_SPOT
from tests.judges.epubcheck import epubcheck
from tests.judges.verapdf import verapdf
from tests.judges.vnu import vnu

SAMPLE = Path(__file__).parents[1] / "books/stories"
TODAY = dt.date(2026, 11, 23)
VOICES = """
[publications.voices]
kind = "stories"
title = "Voices"
front = ["00-words"]
chapters = ["20-way"]
languages = ["en"]
"""


@pytest.mark.parametrize(
    ("values", "severities"),
    [
        (None, [Severity.WARNING, Severity.ERROR]),
        ({}, []),
        ({"ends_on": dt.date(2026, 11, 22)}, [Severity.WARNING, Severity.ERROR]),
        ({"publications": ["tiny"]}, [Severity.WARNING, Severity.ERROR]),
        ({"withdrawn_on": dt.date(2026, 11, 1)}, [Severity.ERROR, Severity.ERROR]),
    ],
)
def test_a_story_needs_a_consent_that_is_valid(
    values: dict[str, object] | None, severities: list[Severity], tmp_path: Path
) -> None:
    root = write_project(tmp_path)
    (root / "handbook/handbook.toml").write_text(CONFIG + VOICES, "utf-8")
    for name, title in (("00-words", "Before you read"), ("20-way", "Her way")):
        (root / f"handbook/chapters/{name}.md").write_text(f"# {title}\n\nA text.\n", "utf-8")
    if values is not None:
        record = sample(Consent, **{"id": "way", "publications": ["voices"], **values})
        (root / "handbook/consents.toml").write_text(record, "utf-8")
    project = open_project(root)
    found = [run_all_checks(project, ["en"], ["voices"], release=release, today=TODAY) for release in (False, True)]
    codes = [one for findings in found for one in findings if one.code == "story-without-consent"]
    assert [one.severity for one in codes] == severities


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_book_of_stories_is_sound_and_released_as_long_as_all_consent(tmp_path: Path) -> None:
    """The sample is placeholder text. One withdrawn consent, and nothing of the book is made any more."""
    root = shutil.copytree(SAMPLE, tmp_path / "book")
    project = open_project(root)
    wanted = targets(project, [], ["pdf", "epub", "html"], ["voices"])
    done = build(project, wanted, release=True, today=TODAY, progress=lambda _: None)
    assert [(one.failed, one.diagnostics) for one in done] == [(False, ())] * 3
    (pdf,), (epub,) = ((root / "dist/voices/en").glob(pattern) for pattern in ("*.pdf", "*.epub"))
    assert verapdf("ua1", pdf) == verapdf("3a", pdf) == epubcheck(epub) == []
    pages = sorted((root / "dist/voices/en/html").glob("*.html"))
    assert [finding for finding in vnu(*pages) if BLIND_SPOT not in finding] == []
    register = root / "handbook/consents.toml"
    register.write_text(register.read_text("utf-8") + "withdrawn_on = 2026-11-20\n", "utf-8")
    result = gesim(root, "release", "--publication", "voices")
    assert result.exit_code == 1 and "story-without-consent" in result.output
    assert not (root / "dist/release").exists()
