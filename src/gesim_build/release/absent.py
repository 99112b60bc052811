"""The switch of language on web pages in a release of some languages: what would lead to files that are not in it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from functools import partial
from posixpath import dirname, join, normpath

# What the theme writes of each other language, in the head and in the switch, and what is around those.
_ALTERNATE = re.compile(r'<link rel="alternate" hreflang="[^"]*" href="([^"]*)">')
_ENTRY = re.compile(r'<li\b[^>]*><a href="(\.\./[^"]*)"(?:(?!</li>).)*</li>', re.DOTALL)
_SWITCH = re.compile(r'<nav class="languages".*?</nav>', re.DOTALL)
_OPENER = re.compile(r'<a class="bar-languages".*?</a>', re.DOTALL)
# What was taken away is kept in a comment, in letters that no reader and no program takes for a link: the page that
# is merged with the other languages has to be the very same as one released with them.
_KEPT = re.compile("<!--absent ([A-Za-z0-9+/=]+)-->")


def with_links_within(contents: Mapping[str, bytes], pages: frozenset[str]) -> dict[str, bytes]:
    """The files of a release by name, its web ``pages`` without links to pages of languages that are not in it.

    What an earlier release of fewer languages took away comes back where it leads somewhere now.
    """
    return {name: _fitted(name, file, contents) if name in pages else file for name, file in contents.items()}


def _fitted(name: str, page: bytes, there: Mapping[str, bytes]) -> bytes:
    text = _KEPT.sub(_again, page.decode())
    keep = partial(_kept_if_absent, dirname(name), there)
    switch = _SWITCH.search(text)
    if switch and sum(_leads(dirname(name), link, there) for link in _ENTRY.findall(switch[0])) == 1:
        text = _OPENER.sub(_kept, _SWITCH.sub(_kept, text, count=1), count=1)
    elif switch:
        text = _SWITCH.sub(lambda found: _ENTRY.sub(keep, found[0]), text, count=1)
    return _ALTERNATE.sub(keep, text).encode()


def _leads(folder: str, link: str, there: Mapping[str, bytes]) -> bool:
    return normpath(join(folder, link)) in there


def _kept_if_absent(folder: str, there: Mapping[str, bytes], found: re.Match[str]) -> str:
    return found[0] if _leads(folder, found[1], there) else _kept(found)


def _kept(found: re.Match[str]) -> str:
    return f"<!--absent {b64encode(found[0].encode()).decode()}-->"


def _again(found: re.Match[str]) -> str:
    return b64decode(found[1]).decode()
