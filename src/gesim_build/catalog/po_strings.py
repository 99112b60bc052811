"""Quoted strings of PO files: the escapes of C."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]+|[0-7]{1,3}|.?)", re.DOTALL)
_SPECIAL = re.compile(r'[\\"\a\b\f\n\r\t\v]')
_CODES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
_LETTERS = {value: f"\\{key}" for key, value in _CODES.items()}


def unescape(quoted: str) -> tuple[str, str]:
    """The text of what is between the quotation marks, and the first bad escape in it ("" if there is none).

    Octal and hexadecimal escapes name bytes, as in gettext; only those of ASCII are accepted.
    """
    if "\\" not in quoted:
        return quoted, ""
    bad: list[str] = []

    def replaced(match: re.Match[str]) -> str:
        code = match[1]
        if code in _CODES:
            return _CODES[code]
        number = _number(code)
        if number is None:
            bad.append(match[0])
            return match[0]
        return chr(number)

    text = _ESCAPE.sub(replaced, quoted)
    return text, bad[0] if bad else ""


def _number(code: str) -> int | None:
    if len(code) > 1 and code[0] == "x":
        value = int(code[1:], 16)
    elif code[:1].isdigit() and code[0] < "8":
        value = int(code, 8)
    else:
        return None
    return value if 0 < value < 0x80 else None


def escape(text: str) -> str:
    """The text as it is written between the quotation marks of a PO file."""
    return _SPECIAL.sub(lambda match: _LETTERS[match[0]], text) if _SPECIAL.search(text) else text
