"""Addresses to write to and to open, found in running text."""

from __future__ import annotations

import re

_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+")


def e_mail_addresses(text: str) -> list[str]:
    """Every e-mail address."""
    return [address.lower() for address in _E_MAIL.findall(text)] if "@" in text else []


def without_urls(text: str) -> str:
    """The text without the addresses of pages."""
    return _URL.sub(" ", text)


def without_addresses(text: str) -> str:
    """The text without the addresses of pages and people."""
    return _E_MAIL.sub(" ", without_urls(text))
