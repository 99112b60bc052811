"""The sample's bundles in both languages, written as the build writes them: ``LANG/html/...`` beside each other.

They offer files to download; these are not written.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.html import render
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import EDITIONS, no_work, sample
from tests.vocabulary import handbook_theme


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The default theme."""
    return handbook_theme()


@pytest.fixture(scope="session")
def bundles(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds ``de/html`` and ``el/html``."""
    dist = tmp_path_factory.mktemp("dist")
    for edition in EDITIONS:
        files = {f"forms/sample-form-b-{edition.language}-{use}.pdf": 31_400 for use in ("print", "fill")}
        files[f"sample-{edition.language}.pdf"] = 1_400_000
        for artifact in render(RenderContext(sample(edition.language), Look(theme), no_work, files)):
            path = dist / edition.language / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artifact.content)
    return dist
