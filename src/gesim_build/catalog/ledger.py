"""The ledger of sign-offs of one language: ``translations/review/CODE.jsonl``, one JSON object a line. Pure.

A sign-off is of the texts that it holds, and of no others: its ``hash`` is that of context, msgid and msgstr, so any
later change of either side voids it by itself. Lines know nothing of each other: their order and repetitions mean
nothing, and git's union merge of two ledgers is right.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from gesim_build.control_characters import control_characters
from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.merge_conflicts import merge_conflicts

CODE = "bad-sign-off"
TRANSLATION, TERMINOLOGY = "translation", "terminology"
# As what a message can be signed in every book; a book has its own reviews besides.
KINDS = (TRANSLATION, TERMINOLOGY)
LONGEST_NAME = 60

_HINT = "Correct the line, or delete it and sign the message again: gesim review sign. The other lines are read."
_HASH = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# The keys of a line in their order, as fields of a sign-off; without a context there is none.
_KEYS: Mapping[str, str] = {
    "hash": "hash", "as": "kind", "by": "by", "date": "date",
    "context": "context", "msgid": "msgid", "msgstr": "msgstr",
}  # fmt: skip
_MAY_BE_MISSING = ("context",)
# git's marks of a conflict, which have a finding of their own.
_MARK = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


def hash_of(context: str, msgid: str, msgstr: str) -> str:
    """What a sign-off is of: the SHA-256 of the three texts in NFC, as a JSON list in UTF-8, in hexadecimal digits.

    ``msgstr`` is empty for a text of the source language.
    """
    texts = [normalize("NFC", text) for text in (context, msgid, msgstr)]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class SignOff:
    """That somebody answers for a message: who (a role or initials), when, and as what.

    The texts are kept to show what was changed since. Their order is that of the lines of a ledger.
    """

    hash: str
    kind: str
    by: str
    date: dt.date
    context: str
    msgid: str
    msgstr: str

    @property
    def key(self) -> tuple[str, str]:
        """The message that was signed, as `Unit.key`."""
        return self.context, self.msgid


def sign_off(key: tuple[str, str], msgstr: str, kind: str, by: str, date: dt.date) -> SignOff:
    """The sign-off of a message as it is now."""
    return SignOff(hash_of(*key, msgstr), kind, by, date, *key, normalize("NFC", msgstr))


def wrong_name(by: str) -> str:
    """Why somebody cannot be called so in a ledger; empty if that is possible."""
    if not by or by != by.strip():
        return "must be a role or initials, without spaces around it"
    if len(by) > LONGEST_NAME:
        return f"must be no longer than {LONGEST_NAME} characters"
    return "must be one line of text" if not by.isprintable() else ""


def read_ledger(
    content: bytes, path: str, kinds: Collection[str] = KINDS
) -> tuple[tuple[SignOff, ...], tuple[Diagnostic, ...]]:
    """The sign-offs of a ledger, each once, in order, and what is wrong in it; a bad line costs no other one.

    Codes: ``bad-sign-off``, ``merge-conflict``, ``not-utf-8``.
    """
    conflicts = tuple(merge_conflicts(content.decode("utf-8", "replace").replace("\r\n", "\n"), path))
    found: set[SignOff] = set()
    problems: list[Diagnostic] = []
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        place = Location(path, number)
        try:
            line = raw.decode("utf-8").strip()
        except UnicodeDecodeError:
            problems.append(error("not-utf-8", "this line is not UTF-8", place, _HINT))
            continue
        if line and not (conflicts and _MARK.match(line)):
            read, wrong = _parsed(line, place, kinds)
            found.update(read)
            problems += wrong
    return tuple(sorted(found)), (*conflicts, *problems)


def write_ledger(sign_offs: Iterable[SignOff]) -> bytes:
    """A ledger: each sign-off once, in order, each line with its end."""
    return "".join(f"{_line(one)}\n" for one in sorted(set(sign_offs))).encode("utf-8")


def _line(one: SignOff) -> str:
    values = {key: getattr(one, name) for key, name in _KEYS.items()}
    values["date"] = one.date.isoformat()
    kept = {key: value for key, value in values.items() if value or key not in _MAY_BE_MISSING}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _parsed(line: str, place: Location, kinds: Collection[str]) -> tuple[tuple[SignOff, ...], tuple[Diagnostic, ...]]:
    """The sign-off of a line, or what is wrong with it."""
    try:
        values = json.loads(line, object_pairs_hook=_once)
    except (ValueError, RecursionError) as problem:
        cut = "this line is no JSON object; it may be cut off"
        text = str(problem) if isinstance(problem, _RepeatedKeyError) else cut
        return (), (error(CODE, text, place, _HINT),)
    faults = tuple(_faults(values, kinds))
    if faults:
        return (), tuple(error(CODE, fault, place, _HINT) for fault in faults)
    fields: dict[str, Any] = {name: normalize("NFC", values.get(key, "")) for key, name in _KEYS.items()}
    one = SignOff(**{**fields, "date": dt.date.fromisoformat(values["date"])})
    problems = tuple(control_characters(f"{one.context}{one.msgid}{one.msgstr}", place))
    return (() if problems else (one,)), problems


class _RepeatedKeyError(ValueError):
    """A key that a line has twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _RepeatedKeyError("the line has a key more than once")
    return values


def _faults(values: Any, kinds: Collection[str]) -> Iterator[str]:
    """What is wrong with the values of a line; the first fault of the kind that keeps others from being looked for."""
    if not isinstance(values, dict):
        yield "this line is no JSON object"
        return
    if unknown := sorted(values.keys() - _KEYS.keys()):
        yield f"unknown key {unknown[0]}; the keys are {', '.join(_KEYS)}"
    if missing := [key for key in _KEYS if key not in values and key not in _MAY_BE_MISSING]:
        yield f"{missing[0]} is missing"
    if wrong := [key for key in _KEYS if not _is_text(values.get(key, ""))]:
        yield f"{wrong[0]} must be a text"
    if not (unknown or missing or wrong):
        yield from _wrong_values(values, kinds)


def _wrong_values(values: Mapping[str, str], kinds: Collection[str]) -> Iterator[str]:
    if values["as"] not in kinds:
        yield f"as is “{values['as']}”; it must be one of {', '.join(kinds)}"
    if wrong := wrong_name(values["by"]):
        yield f"by {wrong}"
    if not _is_date(values["date"]):
        yield f"date is “{values['date']}”; it must be a day of the calendar, as 2026-01-31"
    if not _HASH.fullmatch(values["hash"]):
        yield "hash must be 64 hexadecimal digits, in small letters"
    elif values["hash"] != hash_of(values.get("context", ""), values["msgid"], values["msgstr"]):
        yield "hash is not that of the texts in the line: one of them was changed after it was signed"


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _is_text(value: Any) -> bool:
    """Whether a value is a text that can be written in UTF-8: half a surrogate pair cannot."""
    return isinstance(value, str) and value.encode("utf-8", "replace").decode() == value
