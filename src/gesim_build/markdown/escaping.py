"""Plain text as Markdown."""

from __future__ import annotations

import re

# A bracket that closes nothing here would end the link or the picture that the text is in.
_ALWAYS = "`*[]"
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_TAG = re.compile(r"[A-Za-z/!?]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|\w+);")


def escaped(text: str) -> str:
    """Plain text as Markdown: only what would be taken for markup has a backslash."""
    written: list[str] = []
    for index, sign in enumerate(text):
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        is_markup = (
            sign in _ALWAYS
            or (sign == "_" and not (before.isalnum() and after.isalnum()))
            or (sign == "\\" and (not after or _PUNCTUATION.match(after)))
            or (sign == "<" and _TAG.match(after))
            or (sign == "&" and _ENTITY.match(text, index))
            # At the beginning and at the end of the text too, where nothing is before or after.
            or (sign == "{" and (after in "{#.%" or before in "])"))
        )
        written.append(f"\\{sign}" if is_markup else sign)
    return "".join(written)
