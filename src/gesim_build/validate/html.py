"""The HTML bundle as it was made: pages, each holding one part in its ``main``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gesim_build.validate.documents import pages
from gesim_build.validate.seen import Seen, seen_in_document


def seen(artifacts: Mapping[str, bytes]) -> Iterator[Seen]:
    """The texts of the pages."""
    for document in pages(artifacts):
        yield from seen_in_document(document)
