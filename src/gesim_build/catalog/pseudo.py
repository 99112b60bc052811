"""The catalog of the pseudo-language: every text of the book, derived from its English. Pure; no file holds it."""

from __future__ import annotations

from collections.abc import Iterable

from gesim_build.languages.pseudo import PSEUDO, pseudo_text
from gesim_build.model import Catalog, Message, Unit


def pseudo_catalog(units: Iterable[Unit]) -> Catalog:
    """A translation of every unit. The place of a message is that of its English text: that is what can be changed."""
    messages = {unit.key: _message(unit) for unit in units}
    return Catalog(PSEUDO, "", messages)


def _message(unit: Unit) -> Message:
    return Message(unit.context, unit.msgid, pseudo_text(unit.msgid), False, "", unit.location)
