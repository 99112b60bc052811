"""The sample as an EPUB, in both languages."""

from __future__ import annotations

import io
import zipfile

import pytest

from gesim_build.formats.epub import render
from gesim_build.theme import Theme, read_theme
from tests.formats.sample import sample


@pytest.fixture(scope="session")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The default theme."""
    return read_theme(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session", params=["de", "el"])
def content(request: pytest.FixtureRequest, theme: Theme) -> bytes:
    """The bytes of ``sample-LANG.epub``."""
    (artifact,) = render(sample(request.param), theme, None)
    assert artifact.path == f"sample-{request.param}.epub"
    return artifact.content


@pytest.fixture(scope="session")
def files(content: bytes) -> dict[str, str]:
    """The text files of the EPUB by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return {name: container.read(name).decode() for name in container.namelist() if not name.endswith(".png")}
