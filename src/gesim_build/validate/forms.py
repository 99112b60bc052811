"""Forms as files of their own: PDFs of one part each and, for the screen, with fields to fill in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from gesim_build.validate.inventory import FILL, TEXT, Inventory, Item, letters
from gesim_build.validate.pdf import inventory_of
from gesim_build.validate.pdf import text_runs as text_runs
from gesim_build.validate.pdf_tags import Reading, read_pdf


def inspect(artifacts: Mapping[str, bytes], _texts: Collection[str] = ()) -> Inventory:
    """What all the files hold together."""
    readings = [read_pdf(content) for content in artifacts.values()]
    return tuple(item for reading in readings for item in (*inventory_of(reading), *_fields(reading)))


def _fields(reading: Reading) -> Iterator[Item]:
    """The fields, and what is written in them already."""
    for label, value in reading.fields:
        yield Item(FILL, letters(label))
        yield Item(TEXT, letters(value))
