"""A PO file as the build sees it: translations by message."""

from __future__ import annotations

import html
import re
import unicodedata

from gesim_build.catalog.po import Entry, PoFile
from gesim_build.control_characters import shows_nothing
from gesim_build.diagnostics import Location, accepted_code
from gesim_build.model import Catalog, Message
from gesim_build.repeated_source import is_name, repeats_source

UNCHANGED = "unchanged-translation"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def catalog_of(po: PoFile, language: str) -> Catalog:
    """The active messages of a PO file; obsolete ones and the header are left out.

    A translation that shows nothing, such as a blank of no width, is none.
    """
    active = (entry for entry in po.entries if not entry.obsolete and not entry.is_header)
    return Catalog(language, po.path, {entry.key: _message(entry, po.path) for entry in active})


def _message(entry: Entry, path: str) -> Message:
    accepted = tuple(filter(None, (accepted_code(comment.removeprefix("#")) for comment in entry.comments)))
    msgstr = unicodedata.normalize("NFC", entry.msgstr[0])
    return Message(
        context=entry.key[0],
        msgid=entry.key[1],
        msgstr="" if shows_nothing(html.unescape(_COMMENT.sub("", msgstr))) else msgstr,
        fuzzy=entry.fuzzy,
        previous_msgid=(entry.previous.msgid if entry.previous else None) or "",
        location=Location(path, entry.line),
        accepted=accepted,
        repeats_source=UNCHANGED not in accepted
        and not is_name(entry.extracted)
        and repeats_source(entry.msgid, entry.msgstr[0]),
    )
