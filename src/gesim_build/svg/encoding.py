"""The bytes of a drawing as UTF-8: XML says in which encoding it is written, and some programs use others."""

from __future__ import annotations

import re

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
# Those of programs for drawing; what is written in any other is reported, as of every text.
_KNOWN = frozenset(("utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "latin1", "windows-1252"))


def to_utf8(content: bytes) -> bytes:
    """The same drawing in UTF-8 without a byte order mark; what cannot be decoded as it says stays as it is."""
    name = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    declared = _DECLARED.match(content)
    name = name or (declared[1].decode("ascii").lower() if declared else "utf-8")
    if name not in _KNOWN:
        return content
    try:
        return content.decode(name).removeprefix("\ufeff").encode()
    except UnicodeDecodeError:
        return content
