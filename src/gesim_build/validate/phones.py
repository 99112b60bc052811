"""Telephone numbers in finished files: every output has those of the manuscript, and so of the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from gesim_build.diagnostics import Diagnostic, Location, error, warning
from gesim_build.telephones import phone_numbers
from gesim_build.validate import FileGroup
from gesim_build.validate.inventory import DIALLED, TEXT, Inventory, letters

CODE = "phone-number-in-output"
_HINT = "Build again. If it stays, a template of your own changes it; else this is a fault of ours."


def phone_differences(
    wanted: Inventory, found: Inventory, group: FileGroup, registered: Collection[str], country: str, folder: str
) -> tuple[Diagnostic, ...]:
    """``phone-number-in-output`` for each number that files lack, or that a link in them should not dial.

    ``wanted`` is the inventory of the manuscript, ``found`` that of the files of a ``group``, which are in
    ``folder``. ``registered`` are the numbers that the edition for a ``country`` may dial, without the marks between
    their digits; none at all says that the book has no register.
    """
    shown = tuple(item for item in wanted if group.shows(item))
    file = Location(f"{folder}/{_main([*group.files])}")
    printed = _printed(shown, found, country, file)
    return (*_dialled(shown, found, file), *printed, *_unregistered(shown, registered, file))


def _main(paths: Sequence[str]) -> str:
    """The file that people open: the start page of many."""
    return next((path for path in paths if path.endswith("index.html")), min(paths, default=""))


def _dialled(wanted: Inventory, found: Inventory, file: Location) -> Iterator[Diagnostic]:
    """Links: what they dial, and what they print."""
    ours, theirs = (Counter(item.key for item in items if item.kind == DIALLED) for items in (wanted, found))
    missing = {item.key: item for item in wanted if item.kind == DIALLED and ours[item.key] > theirs[item.key]}
    for item in missing.values():
        yield error(CODE, f"the link that dials {_shown(item.key)} is missing", file, _HINT, item.place)
    for key in sorted(theirs.keys() - ours.keys()):
        yield error(CODE, f"a link dials {_shown(key)}, and no link of the book does", file, _HINT)


def _printed(wanted: Inventory, found: Inventory, country: str, file: Location) -> Iterator[Diagnostic]:
    """Numbers in the text: they occur in the output as often as in the manuscript, wherever lines break."""
    everything = "\n".join(item.key for item in found if item.kind == TEXT)
    texts = [item for item in wanted if item.kind == TEXT]
    ours = "\n".join(item.key for item in texts)
    written = ((item, _numbers(item.text, country)) for item in reversed(texts))
    numbers = {number: item for item, found_in in written for number in found_in}
    for number, item in numbers.items():
        digits = letters(number)
        if everything.count(digits) < ours.count(digits):
            yield error(CODE, f"the number {number} is not printed wherever it should be", file, _HINT, item.place)


# All formats are compared with the same texts.
@lru_cache(maxsize=16384)
def _numbers(text: str, country: str) -> tuple[str, ...]:
    return tuple(phone_numbers(" ".join(text.split()), [country]))


def _unregistered(wanted: Inventory, registered: Collection[str], file: Location) -> Iterator[Diagnostic]:
    """What the manuscript itself dials: it comes from the register, through templates that a project may change."""
    for item in {item.key: item for item in wanted if item.kind == DIALLED}.values():
        if registered and not all(number in registered for number in item.key.split()):
            hint = "Compare it with handbook/contacts.toml, and with the templates of your own."
            text = f"a link dials {_shown(item.key)}: no contact that this edition may print has that number"
            yield warning(CODE, text, file, hint, item.place)


def _shown(key: str) -> str:
    number, _, printed = key.partition(" ")
    return number if printed in ("", number) else f"{number} (printed as {printed})"
