"""Tags in a text, reduced to what must be the same in a translation."""

from __future__ import annotations

import re

from gesim_build.checks.analysis.markup import read

_NAME = re.compile(r"</?\s*([A-Za-z][\w-]*)")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""")
# The one attribute whose text is translated.
_TRANSLATED = "title"


def signatures(text: str) -> list[str]:
    """Each tag with its attributes, the text of ``title`` left out: ``<abbr title="…">``."""
    return [_signature(tag) for tag in read(text).html]


def _signature(tag: str) -> str:
    name = _NAME.match(tag)
    if not name:
        return tag
    rest = tag[name.end() :].rstrip(">").rstrip("/")
    attributes = sorted((key.lower(), value.strip("\"'")) for key, value in _ATTRIBUTE.findall(rest))
    written = "".join(f' {key}="{"…" if key == _TRANSLATED else value}"' for key, value in attributes)
    bare = _ATTRIBUTE.sub("", rest).split()
    return f"{'</' if tag.startswith('</') else '<'}{name[1].lower()}{written}{''.join(f' {word}' for word in bare)}>"
