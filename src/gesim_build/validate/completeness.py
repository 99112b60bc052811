"""The gate before writing: what the manuscript holds and a finished file does not is an error, however little it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from gesim_build.diagnostics import Diagnostic, error
from gesim_build.validate.inventory import TEXT, Inventory, Item, letters

CODE = "lost-in-output"

Shows = Callable[[Item], bool]

_SHOWN = 3  # things named in one finding; the others are counted
_LONGEST = 90  # characters of a text that is named
_SHORT = 12  # letters of a text that is named as a whole
_SIMILAR = 0.5  # from here on two texts are taken for the same one, cut


def losses(wanted: Inventory, found: Inventory, shows: Shows, file: str) -> tuple[Diagnostic, ...]:
    """``lost-in-output``, one for each heading under which something is lost; none when the file is complete.

    ``wanted`` is the inventory of the manuscript, of which the format ``shows`` some items, ``found`` that of the
    finished file; ``file`` is its name for people.
    """
    lost = lost_items(wanted, found, shows)
    if not lost:
        return ()
    present = Counter((item.kind, item.key) for item in found)
    present.subtract((item.kind, item.key) for item in wanted)
    left_over = [key for (kind, key), count in present.items() if kind == TEXT and count > 0]
    groups = groupby(lost, lambda item: (item.part, item.heading))
    return tuple(_finding(part, heading, list(items), left_over, file) for (part, heading), items in groups)


def lost_items(wanted: Inventory, found: Inventory, shows: Shows) -> tuple[Item, ...]:
    """What is wanted and not found, in reading order: the whole if all of it is lost, else the pieces that are."""
    shown = [number for number, item in enumerate(wanted) if shows(item)]
    missing = Counter((wanted[number].kind, wanted[number].key) for number in shown)
    missing.subtract((item.kind, item.key) for item in found)
    missing = +missing
    if not missing:
        return ()
    lost = {shown[place] for place in _chosen([wanted[number] for number in shown], found, missing)}
    whole = lost - set(_damaged(wanted, lost, shown))
    return tuple(wanted[number] for number in sorted(whole) if whole.isdisjoint(_around(number, wanted)))


def _chosen(wanted: Sequence[Item], found: Inventory, missing: Counter[tuple[str, str]]) -> Iterator[int]:
    """Which of several equal things are the lost ones: those that have no partner when both are laid side by side."""
    ours, theirs = ([(item.kind, item.key) for item in items] for items in (wanted, found))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    alone = [number for kind, start, end, _, _ in steps if kind != "equal" for number in range(start, end)]
    others = sorted(set(range(len(ours))) - set(alone))
    for number in (*alone, *others):
        if missing[ours[number]] > 0:
            missing[ours[number]] -= 1
            yield number


def _damaged(items: Inventory, lost: set[int], shown: Sequence[int]) -> Iterator[int]:
    """Which of the lost things are there in part: a row of a table is not the same when one of its cells is cut."""
    inner: dict[int, list[bool]] = {}
    for number in shown:
        inner.setdefault(items[number].within, []).append(number in lost)
    for number in (number for number in lost if items[number].kind != TEXT):
        gone = inner.get(number, ())
        if any(gone) and not all(gone):
            yield number


def _around(number: int, items: Inventory) -> Iterator[int]:
    while (number := items[number].within) >= 0:
        yield number


def _finding(part: str, heading: str, items: Sequence[Item], left_over: Sequence[str], file: str) -> Diagnostic:
    named = "; ".join(_named(item, left_over) for item in items[:_SHOWN])
    more = f"; and {len(items) - _SHOWN} more" if len(items) > _SHOWN else ""
    where = f"“{part}”, “{heading}”" if heading and heading != part else f"“{part}”"
    hint = (
        "Nothing was written. Look in your templates/ for what hides it or leaves it out (display: none, a size of 0); "
        "if you have none, report it to the maintainers of gesim."
    )
    places = tuple(dict.fromkeys(item.place for item in items))
    return error(CODE, f"{file} lacks, in {where}: {named}{more}", places[0], hint, *places[1:])


def _named(item: Item, left_over: Sequence[str]) -> str:
    text = _shortened(item.text)
    cut = _cut_words(item, left_over)
    if cut and letters(cut) != letters(item.text):
        return f"of the {item.kind} “{text}” the words “{_shortened(cut)}”"
    return f"the {item.kind} “{text or item.key}”"


def _cut_words(item: Item, left_over: Sequence[str]) -> str:
    """The words that a text has lost, if what is left of it is in the file; else ""."""
    if len(item.key) < _SHORT:
        return ""
    scores = ((SequenceMatcher(None, item.key, key, autojunk=False).ratio(), key) for key in left_over)
    likeness, rest = max(scores, default=(0.0, ""))
    if likeness < _SIMILAR:
        return ""
    steps = SequenceMatcher(None, item.key, rest, autojunk=False).get_opcodes()
    gone = {place for kind, start, end, _, _ in steps if kind in ("delete", "replace") for place in range(start, end)}
    words, place = [], 0
    for word in item.text.split():
        size = len(letters(word))
        if gone & set(range(place, place + size)):
            words.append(word)
        place += size
    return " ".join(words)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
