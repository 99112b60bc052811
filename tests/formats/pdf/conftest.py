"""The sample book as a PDF, made once."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from gesim_build.formats.pdf import render
from gesim_build.model import Artifact
from tests.formats.pdf import sample


@pytest.fixture(scope="session")
def artifact() -> Artifact:
    (made,) = render(sample.context())
    return made


@pytest.fixture(scope="session")
def book(artifact: Artifact) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(artifact.content)) as pdf:
        yield pdf
