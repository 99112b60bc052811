"""Shortcuts through the layout engine: it does less, and every page is the same byte for byte.

Each is a module with one `Shortcut`, which can be switched off. A test lays books out with and without them, and
`bench/shortcuts.py` says what each saves. Why, and which of them would go upstream: decision 10.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from gesim_build.formats.pdf.weasy.shortcuts import (
    drawn_layouts,
    leaders,
    lengths,
    lines,
    numbers,
    properties,
    struts,
    text_styles,
)
from gesim_build.formats.pdf.weasy.shortcuts.switch import Shortcut

SHORTCUTS: tuple[Shortcut, ...] = (
    text_styles.SHORTCUT,
    lines.SHORTCUT,
    struts.SHORTCUT,
    drawn_layouts.SHORTCUT,
    properties.SHORTCUT,
    lengths.SHORTCUT,
    leaders.SHORTCUT,
)


def take(shortcuts: Sequence[Shortcut] = SHORTCUTS) -> None:
    """Let the engine take these shortcuts in this process, and none of the others."""
    for shortcut in SHORTCUTS:
        shortcut.switch(on=shortcut in shortcuts)


@contextmanager
def only(shortcuts: Sequence[Shortcut]) -> Iterator[None]:
    """While this is open, the engine takes these shortcuts and none of the others; then all again."""
    take(shortcuts)
    try:
        yield
    finally:
        take()


def forget() -> None:
    """Forget all that was kept of a job: no other has the same, and fonts may change."""
    for shortcut in SHORTCUTS:
        shortcut.forget()
    numbers.forget()


take()
