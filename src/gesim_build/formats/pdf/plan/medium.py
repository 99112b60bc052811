"""Where the pages will be seen: on screens and office printers, or on a printing press."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Medium:
    """``trim`` names a file of ``templates/print/trim/``; ``bleed`` is how many millimetres are printed beyond it.

    On a ``press`` colours are inks (cyan, magenta, yellow and black), links are none, and nothing is tagged.
    """

    trim: str = "A4"
    bleed: float = 0.0
    press: bool = False


SCREEN = Medium()
