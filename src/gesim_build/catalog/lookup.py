"""A PO file as the build sees it: translations by message."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

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
    accepted, msgstr, repeats = _read(entry.msgid, entry.msgstr[0], entry.comments, entry.extracted)
    return Message(
        context=entry.key[0],
        msgid=entry.key[1],
        msgstr=msgstr,
        fuzzy=entry.fuzzy,
        previous_msgid=(entry.previous.msgid if entry.previous else None) or "",
        location=Location(path, entry.line),
        accepted=accepted,
        repeats_source=repeats,
    )


# A process that stays reads the same texts after every edit.
@lru_cache(maxsize=16384)
def _read(
    source: str, translation: str, comments: tuple[str, ...], extracted: tuple[str, ...]
) -> tuple[tuple[str, ...], str, bool]:
    """What a message says that is not simply written there: accepted codes, the text, whether it repeats its source."""
    accepted = tuple(filter(None, (accepted_code(comment.removeprefix("#")) for comment in comments)))
    msgstr = unicodedata.normalize("NFC", translation)
    repeats = UNCHANGED not in accepted and not is_name(extracted) and repeats_source(source, translation)
    return accepted, "" if shows_nothing(html.unescape(_COMMENT.sub("", msgstr))) else msgstr, repeats
