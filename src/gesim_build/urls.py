"""What is wrong with the address of a link: what the URL Standard calls invalid, and what leads to nobody.

https://url.spec.whatwg.org/#url-writing and RFC 3986, by both of which EPUBCheck judges; RFC 3966 for telephones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from ipaddress import IPv6Address
from urllib.parse import quote, unquote

# What is in an address beside its host: no white space, brackets or quotation marks, and % only before two digits.
_SIGN = r"(?:[^\s#%\[\]<>{}|^`\\\"]|%[0-9A-Fa-f]{2})"
_USER = r"(?:(?:[^\s/?#@%\[\]<>{}|^`\\\"]|%[0-9A-Fa-f]{2})*@)?"
# Names between full stops, none of them empty, or an IPv6 address.
_LABEL = r"[^\s/?#@:.\[\]<>{}|^`%\\\"]+"
_HOST = rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])"
_PORT = r"(?::0*(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])?)?"
_PLACE = rf"(?:[/?]{_SIGN}*)?(?:#{_SIGN}*)?"
# An address of a page after its scheme, as far as a pattern of JSON Schema says it; `url_fault` says the rest.
WEB_PLACE = rf"{_USER}{_HOST}{_PORT}{_PLACE}"

_WEB = re.compile(r"(?P<scheme>https?://)(?P<user>[^/?#@]*@)?(?P<host>\[[^/?#]*\]|[^/?#:]*)(?P<rest>.*)", re.DOTALL)
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# What no part of an address holds, but for the brackets of an IPv6 host.
_NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_BAD_SIGN = re.compile(rf"[\s\[\]<>{{}}|^`\\\"\ufffd\ufdd0-\ufdef{_NONCHARACTERS}]")
_LONGEST_LABEL, _LONGEST_HOST = 63, 253
# Of a host, a browser drops some characters, and takes some for a full stop (UTS 46).
_DROPPED = re.compile("[\u00ad\u034f\u200b\u2060\ufe00-\ufe0f\ufeff]")
_FULL_STOP = re.compile("[\u3002\uff0e\uff61]")
_JOINER = re.compile("[\u200c\u200d]")
_FORBIDDEN = re.compile(r"[\s#%/:<>?@\[\]\\^|]")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")


@lru_cache(maxsize=4096)
def url_fault(url: str) -> str:
    """What is wrong with an ``http:``, ``https:``, ``mailto:`` or ``tel:`` address; empty if nothing is."""
    web = _WEB.match(url)
    if fault := _sign_fault(f"{web['user'] or ''}{web['rest']}" if web else url):
        return fault
    if web:
        is_place = re.fullmatch(WEB_PLACE, url.removeprefix(web["scheme"])) and _is_host(web["host"])
        return "" if is_place else "its host is missing or wrong"
    scheme, _, rest = url.partition(":")
    reached = unquote(rest.partition("#")[0])
    if scheme == "tel":
        return "" if any(map(str.isdigit, reached)) else "it has no number"
    return "" if re.search(r"[^@?]@[^@?]|^\?", reached) else "it has no name, @ and host"


def is_web_address(url: str) -> bool:
    """Whether it is the address of a page that every reading program takes; also the empty text, which is none."""
    return not url or (bool(_WEB.match(url)) and not url_fault(url))


def with_plain_host(url: str) -> str:
    """The address with the letters of its host as a browser takes them: ÄRZTE.de is ärzte.de.

    What is encoded letter by letter, as `normalizeLink` of markdown-it does, leads nowhere else.
    """
    web = _WEB.match(url)
    if not web or web["host"].isascii():
        return url
    return f"{web['scheme']}{web['user'] or ''}{_mapped(web['host'])}{web['rest']}"


def _sign_fault(text: str) -> str:
    if text.count("#") > 1:
        return "it has two #; the second is written %23"
    if _BAD_PERCENT.search(text):
        return "it has a % without two hexadecimal digits; the sign itself is written %25"
    bad = _BAD_SIGN.search(text)
    return f"it has a “{bad[0]}”, which is written {quote(bad[0])}" if bad else ""


def _is_host(host: str) -> bool:
    """By https://url.spec.whatwg.org/#concept-host-parser."""
    if host.startswith("["):
        with suppress(ValueError):
            return "%" not in host and bool(IPv6Address(host[1:-1]))
        return False
    labels = _mapped(host).removesuffix(".").split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _is_ipv4(labels)
    return len(host) <= _LONGEST_HOST and all(map(_is_label, labels))


def _mapped(host: str) -> str:
    """The host as UTS 46 has it before it is encoded."""
    plain = _FULL_STOP.sub(".", _DROPPED.sub("", host))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).lower())


def _is_ipv4(labels: Sequence[str]) -> bool:
    """One to four numbers; the last fills what the others leave of 32 bits."""
    if len(labels) > 4 or not all(map(_NUMBER.fullmatch, labels)):
        return False
    try:
        *first, last = map(_number, labels)
    except ValueError:
        return False
    return all(number < 256 for number in first) and last < 256 ** (4 - len(first))


def _number(digits: str) -> int:
    """Decimal, octal after a 0 or hexadecimal after 0x. Raises ValueError."""
    if digits.startswith("0x"):
        return int(digits[2:] or "0", 16)
    return int(digits, 8 if digits.startswith("0") and len(digits) > 1 else 10)


def _is_label(label: str) -> bool:
    """A part of a domain: what it holds may be in one, and it is not too long for one."""
    encoded = label
    if label.startswith("xn--"):
        try:
            label = label[4:].encode().decode("punycode")
        except UnicodeError:
            return False
        if label.isascii() or label != _mapped(label):
            return False
    elif not label.isascii():
        encoded = f"xn--{label.encode('punycode').decode()}"
    return 0 < len(encoded) <= _LONGEST_LABEL and not _FORBIDDEN.search(label) and _has_letters_only(label)


def _has_letters_only(label: str) -> bool:
    """No controls, private or unassigned characters, and no mark at the beginning; joiners where scripts need them."""
    categories = [unicodedata.category(letter) for letter in label]
    is_joined = not _JOINER.search(label) or "Lo" in categories
    known = all(category[0] in "LMNPS" for category in map(unicodedata.category, _JOINER.sub("", label)))
    return known and is_joined and categories[0][0] != "M" and "\ufffd" not in label
