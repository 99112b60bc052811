"""What is known of the texts of a language besides their state: their number by band, and their places. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gesim_build.catalog.progress import Item
from gesim_build.catalog.surroundings import Key, Surroundings
from gesim_build.catalog.word_counts import Band


@dataclass(frozen=True, slots=True)
class Details:
    """``counts`` are by band of `word_counts`; ``where`` is empty if nobody asked, ``is_built`` if there is a PDF."""

    counts: Mapping[str, Band] = field(default_factory=dict)
    where: Mapping[Key, Surroundings] = field(default_factory=dict)
    is_built: bool = False

    def pages(self, items: Sequence[Item]) -> str:
        """The first and the last page of some messages, as pages call themselves; empty where that is not known."""
        places = (self.where.get(item.unit.key) for item in items)
        found = sorted((place.number, place.page) for place in places if place and place.page)
        labels = dict.fromkeys((found[0][1], found[-1][1]) if found else ())
        return "–".join(labels)

    def words(self) -> str:
        """The words by band, in words, without the bands that have none; empty if there are none."""
        return ", ".join(f"{name}: {band.words}" for name, band in self.counts.items() if band.messages)

    def data(self) -> dict[str, Any]:
        """The words by band for programs."""
        return {name: {"messages": band.messages, "words": band.words} for name, band in self.counts.items()}
