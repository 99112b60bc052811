"""Which part of a book a chapter is in: that whose page came last, with nothing but chapters in between. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from gesim_build.model import DIVIDER


class _OfKind(Protocol):
    @property
    def kind(self) -> str: ...


T = TypeVar("T", bound=_OfKind)


def with_dividers(items: Iterable[T]) -> Iterator[tuple[T, T | None]]:
    """Chapters, parts or lines in reading order, each with the page of the part of the book that it is in, or None.

    The page itself is in none.
    """
    page: T | None = None
    for item in items:
        if item.kind == DIVIDER:
            page = item
            yield item, None
        else:
            page = page if item.kind == "chapter" else None
            yield item, page
