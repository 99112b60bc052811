"""Tiny books of other programs, each in English and German: what they hold, by path."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str | bytes]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# A small picture: eight by eight grey points.
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(bytes([0, *[128] * 8]) * 8))
    + _chunk(b"IEND", b"")
)
_HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n\n'


def po(*messages: tuple[str, str, str]) -> str:
    """A catalog of messages: reference, msgid, msgstr."""
    return _HEADER + "\n\n".join(
        f'#: {place}\nmsgid "{source}"\nmsgstr "{target}"' for place, source, target in messages
    )


MDBOOK: Files = {
    "book.toml": '[book]\ntitle = "The book"\nauthors = ["A. Writer"]\n',
    "src/SUMMARY.md": "# Summary\n\n[Preface](preface.md)\n\n# Part\n\n"
    "- [One](one.md)\n  - [Below](sub/below.md)\n- [Draft]()\n",
    "src/preface.md": "# Preface\n\nSee [one](one.md) and [its end](./one.html#the-end).\n",
    "src/one.md": "# One\n\n{{#include shared.txt}}\n\n{{#include gone.txt}}\n\n"
    "```rust\n# fn hidden() {}\nfn seen() {}\n```\n\n"
    "## The end\n\n![A map](img/map.png)\n\n<div class=\"warning\">Be <b>careful</b>.</div>\n",
    "src/shared.txt": "Shared *words*.\n",
    "src/sub/below.md": "# Below\n\nBack to [one](../one.md).\n",
    "src/img/map.png": PNG,
    "po/de.po": po(
        ("src/SUMMARY.md src/one.md", "One", "Eins"),
        ("src/preface.md", "See [one](one.md) and [its end](./one.html#the-end).",
         "Siehe [eins](one.md) und [sein Ende](./one.html#the-end)."),
        ("src/one.md", "Shared _words_.", "Gemeinsame _Worte_."),
        ("src/one.md", "![A map](img/map.png)", "![Eine Karte](img/map.png)"),
        ("src/one.md", '<div class=\\"warning\\">Be <b>careful</b>.</div>',
         '<div class=\\"warning\\">Sei <b>vorsichtig</b>.</div>'),
        ("src/sub/below.md", "Back to [one](../one.md).", "Zurück zu [eins](../one.md)."),
        ("src/SUMMARY.md", "Part", "Teil"),
    ),
}  # fmt: skip
SPHINX: Files = {
    "docs/conf.py": 'project = "The book"\nauthor = "A. Writer"\nextensions = [name for name in ()]\n',
    "docs/index.md": "# The book\n\nSee {ref}`end`.\n\n```{toctree}\n:maxdepth: 2\none\nold\n```\n",
    "docs/one.md": "# One\n\n:::{tip} A *hint*\nText.\n:::\n\n(end)=\n## The end\n\n![A map][map]\n\n[map]: map.png\n",
    "docs/old.rst": "Old\n===\n",
    "docs/map.png": PNG,
    "docs/locale/de/LC_MESSAGES/one.po": po(
        ("../../one.md:1", "One", "Eins"), ("../../one.md:3", "A *hint*", "Ein *Tipp*"),
        ("../../one.md:4", "Text.", "Worte."), ("../../one.md:9", "![A map][map]", "![Eine Karte][map]"),
    ),
}  # fmt: skip
MKDOCS: Files = {
    "mkdocs.yml": "site_name: The book\nnav:\n  - index.md\n  - Part:\n      - One: one.md\n"
    "plugins:\n  - i18n:\n      languages:\n"
    "        - {locale: en, default: true}\n        - {locale: de}\nextra: !ENV [X, y]\n",
    "docs/index.md": "# The book\n\nText, see [one](one.md#the-end).\n",
    "docs/one.md": "!!! note \"Mind\"\n    Text.\n\n## The end\n\n- a\n- b\n",
    "docs/index.de.md": "# Das Buch\n\nWorte, siehe [eins](one.md#the-end).\n",
    "docs/one.de.md": "!!! note \"Achtung\"\n    Worte.\n\n## Das Ende\n\n- ä\n- ö\n",
    "docs/stray.md": "# Stray\n",
}  # fmt: skip
HUGO: Files = {
    "hugo.toml": 'title = "The book"\ndefaultContentLanguage = "en"\n[languages.en]\nweight = 1\n',
    "content/en/one.md": '---\ntitle: One\nweight: 1\n---\n\n# First\n\nText {{< ref "x" >}}, see [two](/two/).\n',
    "content/en/two.md": '+++\ntitle = "Two"\nweight = 2\n+++\n\n{{< warning >}}\nHot.\n{{< /warning >}}\n',
    "content/en/draft.md": "---\ntitle: Draft\ndraft: true\n---\n\nText.\n",
    "content/de/one.md": '---\ntitle: Eins\n---\n\n# Erstens\n\nWorte {{< ref "x" >}}, siehe [zwei](/two/).\n',
    "content/de/two.md": '+++\ntitle = "Zwei"\n+++\n\n{{< warning >}}\nHeiß.\n{{< /warning >}}\n',
}
PO4A: Files = {
    "po4a.cfg": "[po_directory] po/\n[type: text] docs/one.md $lang:docs/$lang/one.md opt:\"-o markdown\"\n",
    "docs/one.md": "# One\n\nText  with two\nlines.\n\n* first item\n\n| a cell | another |\n|---|---|\n| x1 | y |\n",
    "po/de.po": po(
        ("docs/one.md:1", "One", "Eins"), ("docs/one.md:3", "Text  with two lines.", "Worte  auf zwei Zeilen."),
        ("docs/one.md:6", "first item", "erster Eintrag"),
        ("docs/one.md:8", "| a cell | another |\\n|---|---|\\n| x1 | y |\\n",
         "| eine Zelle | noch eine |\\n|---|---|\\n| x1 | y |\\n"),
    ),
}  # fmt: skip
BOOKS: Mapping[str, Files] = {"mdbook": MDBOOK, "sphinx": SPHINX, "mkdocs": MKDOCS, "hugo": HUGO, "po4a": PO4A}


def laid_out(folder: Path, files: Files) -> Path:
    """The files in a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
