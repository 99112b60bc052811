"""The sample book for a press, made once."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from gesim_build.model import Artifact
from tests.formats.print import sample


@pytest.fixture(scope="session")
def files() -> tuple[Artifact, Artifact]:
    return sample.made(sample.manuscript())


@pytest.fixture(scope="session")
def without_number() -> Artifact:
    """The cover of a book without ISBN."""
    return sample.made(sample.manuscript(isbn=""))[1]


@pytest.fixture(scope="session")
def interior(files: tuple[Artifact, Artifact]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(files[0].content)) as pdf:
        yield pdf


@pytest.fixture(scope="session")
def cover(files: tuple[Artifact, Artifact]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(files[1].content)) as pdf:
        yield pdf
