"""A PO file as the build sees it: translations by message."""

from __future__ import annotations

import re

from gesim_build.catalog.po import PoFile
from gesim_build.diagnostics import Location
from gesim_build.model import Catalog, Message

# "# gesim: accept CODE – reason": the reason is part of it.
_ACCEPTED = re.compile(r"#\s*gesim:\s*accept\s+([a-z0-9-]+)(?:\s+[–—-]|:)\s*\S")


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
            accepted=tuple(match[1] for comment in entry.comments if (match := _ACCEPTED.match(comment))),
        )
        for entry in po.entries
        if not entry.obsolete and not entry.is_header
    }
    return Catalog(language, po.path, messages)
