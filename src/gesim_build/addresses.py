"""Addresses to write to and to open, found in running text."""

from __future__ import annotations

import re

_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+")

_USER = r"(?:[^\s/?#@]*@)?"
# Names between full stops, none of them empty, or an IPv6 address.
_LABEL = r"[^\s/?#@:.\[\]<>{}|^`%\\\"]+"
_HOST = rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])"
_PORT = r"(?::(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])?)?"
_PATH = r"(?:[/?#](?:[^\s\[\]<>{}|^`%\\\"]|%[0-9A-Fa-f]{2})*)?"
# An address that every reading program takes (https://url.spec.whatwg.org/), after its scheme; also in JSON Schema.
WEB_PLACE = rf"{_USER}{_HOST}{_PORT}{_PATH}"


def e_mail_addresses(text: str) -> list[str]:
    """Every e-mail address."""
    return [address.lower() for address in _E_MAIL.findall(text)] if "@" in text else []


def without_urls(text: str) -> str:
    """The text without the addresses of pages."""
    return _URL.sub(" ", text)


def without_addresses(text: str) -> str:
    """The text without the addresses of pages and people."""
    return _E_MAIL.sub(" ", without_urls(text))
