"""The sample as an EPUB, in both languages."""

from __future__ import annotations

import io
import zipfile

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample
from tests.vocabulary import handbook_theme


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The default theme."""
    return handbook_theme()


@pytest.fixture(scope="session", params=["de", "el"])
def content(request: pytest.FixtureRequest, theme: Theme) -> bytes:
    """The bytes of ``sample-LANG.epub``."""
    (artifact,) = render(RenderContext(sample(request.param), Look(theme), no_work))
    assert artifact.path == f"sample-{request.param}.epub"
    return artifact.content


@pytest.fixture(scope="session")
def files(content: bytes) -> dict[str, str]:
    """The text files of the EPUB by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return {
            name: container.read(name).decode() for name in container.namelist() if not name.endswith((".png", ".jpg"))
        }
