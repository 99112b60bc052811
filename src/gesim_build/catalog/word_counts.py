"""How much there is to translate, as agencies count it: words by how much of each text is known already. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gesim_build.catalog.likeness import folded
from gesim_build.catalog.po import PoFile
from gesim_build.catalog.progress import Item, TranslationState

REPETITIONS, SAME, NEW = "repetitions", "100 %", "new"
# The least likeness in percent of each band, from above.
_BANDS = ((95, "95–99 %"), (85, "85–94 %"), (75, "75–84 %"), (50, "50–74 %"))
BANDS = (SAME, *(name for _, name in _BANDS), NEW, REPETITIONS)


@dataclass(frozen=True, slots=True)
class Band:
    """So many messages, with so many English words."""

    messages: int
    words: int


def word_counts(items: Iterable[Item], known: Sequence[str]) -> Mapping[str, Band]:
    """What is missing or fuzzy, by band; every band is there.

    ``known`` are the English texts with a translation (see `memory_of`). Each text is compared with the likest of them,
    letter by letter; a fuzzy one also with its own English before. A text that is open in several contexts is counted
    by its likeness once, and then as a repetition.
    """
    found: dict[str, list[int]] = {name: [] for name in BANDS}
    texts = [folded(text) for text in known]
    seen: set[str] = set()
    for item in items:
        if item.state is not TranslationState.TRANSLATED:
            text = item.unit.msgid
            found[REPETITIONS if text in seen else _band(text, item.previous, texts)].append(item.words)
            seen.add(text)
    return {name: Band(len(words), sum(words)) for name, words in found.items()}


def memory_of(po: PoFile) -> tuple[str, ...]:
    """The English texts that a catalog has a translation of, obsolete ones too, as they were when it was made."""
    texts = (
        entry.previous.msgid if entry.fuzzy and entry.previous and entry.previous.msgid else entry.msgid
        for entry in po.entries
        if entry.translated and not entry.is_header
    )
    return tuple(dict.fromkeys(texts))


def _band(text: str, previous: str, known: Sequence[str]) -> str:
    from rapidfuzz import fuzz, process

    lowest = _BANDS[-1][0]
    own = folded(text)
    best = fuzz.ratio(own, folded(previous))
    if found := process.extractOne(own, known, scorer=fuzz.ratio, score_cutoff=max(best, lowest)):
        best = found[1]
    if own in known:
        return SAME
    return next((name for least, name in _BANDS if best >= least), NEW)
