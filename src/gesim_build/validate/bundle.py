"""The web pages in one file: an archive of the HTML bundle."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO

from gesim_build.validate import html
from gesim_build.validate.inventory import Inventory
from gesim_build.validate.text_run import TextRun


def inspect(artifacts: Mapping[str, bytes], _texts: Collection[str] = ()) -> Inventory:
    """What the pages in the archive hold."""
    return html.inspect(_unpacked(artifacts))


def text_runs(artifacts: Mapping[str, bytes]) -> Iterator[TextRun]:
    """The texts of the pages in the archive."""
    return html.text_runs(_unpacked(artifacts))


def _unpacked(artifacts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    (content,) = artifacts.values()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
