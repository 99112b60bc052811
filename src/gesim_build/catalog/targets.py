"""Where texts point: carries the change of an id, an address or a target of a reference into a translation. Pure.

A change is carried only if nothing else differs: the two English texts are the same without their targets, and the
translation has exactly the targets of the old one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

# In this order at each place: a link's or image's address or id, a reference's label, a footnote's id, an address by
# itself, an e-mail address. The title of a link is words, and no part of its target.
_TARGET = re.compile(
    r"(?<=\]\()\s*(?:<[^<>\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"|(?<=\]\[)[^\]\[]+(?=\])"
    r"|(?<=\[\^)[^\]\s]+(?=\])"
    r"|https?://[^\s<>()\"'`*]*[^\s<>()\"'`*.,;:!?]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
# What no text holds, in the place of a target.
_GAP = "\0"


def targets(text: str) -> tuple[str, ...]:
    """The targets of a text, in its order."""
    return tuple(_TARGET.findall(text))


def skeleton(text: str) -> str:
    """A text without its targets; the same for two that differ in nothing else."""
    return _TARGET.sub(_GAP, text)


def carried(old: str, new: str, translation: str) -> str | None:
    """The translation with the targets of the new English text, if these are all that changed; else None.

    None too where a target became two different ones, for the translation may have them in another order, and where
    the translation does not have the targets of the old text, each as often.
    """
    changes = _changes(old, new)
    if not changes or Counter(targets(translation)) != Counter(targets(old)):
        return None
    result = _TARGET.sub(lambda match: changes[match[0]], translation)
    # Beside what follows it there, a new target may be read as another one.
    return result if skeleton(result) == skeleton(translation) else None


def _changes(old: str, new: str) -> Mapping[str, str]:
    """The new target of each old one; empty if something else differs, or one target has two new ones."""
    before, after = targets(old), targets(new)
    if skeleton(old) != skeleton(new) or before == after:
        return {}
    pairs = dict.fromkeys(zip(before, after, strict=True))
    return dict(pairs.keys()) if len(pairs) == len(set(before)) else {}
