"""Characters that no page can hold: what other programs leave in a text that is copied out of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gesim_build.diagnostics import Diagnostic, Location, error

CODE = "control-character"
# All but those of XML 1.0 (section 2.2): XHTML and SVG cannot even name them. A surrogate is in no decoded text.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


# Letters that are blank, and what only changes the sign before it.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def shows_nothing(text: str) -> bool:
    """Whether nobody could see a text: it is empty, or of blanks, characters without width and the like alone."""
    return all(map(_is_unseen, text))


def _is_unseen(letter: str) -> bool:
    return letter.isspace() or letter in _BLANK or unicodedata.category(letter) in ("Cc", "Cf", "Mn")


def control_characters(text: str, place: Location) -> Iterator[Diagnostic]:
    """``control-character`` at ``place`` for the first such character of a text, if there is one."""
    if found := FORBIDDEN.search(text):
        hint = "Delete it, or put a space there. Such characters come with text that is copied from other programs."
        yield error(CODE, f"there is an invisible control character here: U+{ord(found[0]):04X}", place, hint)


def lines_with_control_characters(text: str, path: str) -> Iterator[Diagnostic]:
    """The same for each line of the text of a file."""
    if FORBIDDEN.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            yield from control_characters(line, Location(path, number))
