"""The form of the sample book as files of its own, made once."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from gesim_build.formats.forms import render
from gesim_build.model import Artifact
from tests.formats.pdf import sample


@pytest.fixture(scope="session")
def forms() -> dict[str, Artifact]:
    """The files by their use."""
    made = render(sample.context())
    return dict(zip(("print", "fill"), made, strict=True))


@pytest.fixture(scope="session")
def files(forms: dict[str, Artifact], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files on disk, by their use."""
    folder = tmp_path_factory.mktemp("forms")
    for use, artifact in forms.items():
        (folder / f"{use}.pdf").write_bytes(artifact.content)
    return {use: folder / f"{use}.pdf" for use in forms}


@pytest.fixture(scope="session")
def fillable(forms: dict[str, Artifact]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(forms["fill"].content)) as pdf:
        yield pdf
