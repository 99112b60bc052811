"""A PO file as the build sees it: translations by message."""

from __future__ import annotations

from gesim_build.catalog.po import PoFile
from gesim_build.diagnostics import Location, accepted_code
from gesim_build.model import Catalog, Message


def catalog_of(po: PoFile, language: str) -> Catalog:
    """The active messages of a PO file; obsolete ones and the header are left out."""
    messages = {
        entry.key: Message(
            context=entry.context or "",
            msgid=entry.msgid,
            msgstr=entry.msgstr[0],
            fuzzy=entry.fuzzy,
            previous_msgid=(entry.previous.msgid if entry.previous else None) or "",
            location=Location(po.path, entry.line),
            accepted=tuple(filter(None, (accepted_code(comment.removeprefix("#")) for comment in entry.comments))),
        )
        for entry in po.entries
        if not entry.obsolete and not entry.is_header
    }
    return Catalog(language, po.path, messages)
