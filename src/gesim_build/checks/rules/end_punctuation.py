"""The translation ends with another kind of punctuation than the English text.

A question must stay a question, a sentence ends with a full stop, a heading without. Full stop and
exclamation mark count as one kind, and items of a list and cells may end with any of the marks of lists;
short ones may go without a full stop, and an abbreviation has one anyway. The Greek question mark is “;”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import THING, read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "end-punctuation"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Call 112.", "Rufen Sie 112 an!", "Rufen Sie 112 an"),
    Example("el", "Is she safe?", "Είναι ασφαλής;", "Είναι ασφαλής?"),
    Example("it", "papers in order;", "documenti in regola,", "documenti in regola?", "list item"),
    Example("lt", 'She says "I cannot."', "Ji sako „negaliu“.", "Ji sako „negaliu“:"),
    Example("de", "Ask what she wants, and write it down.", "Fragen Sie.", "Fragen Sie", "list item"),
    Example("it", "Call 112.", "Chiami il 112.", "Chiami il 112,"),
    Example("lv", "First contact", "Pirmā saskare", "Pirmā saskare.", "heading"),
)

_MARKS = ".!?:;,…·"
_NOT_MARKS = f" \u00a0\u202f\n\"'“”„»«’‘)]{THING}"
_KINDS = {"?": "question", "!": "stop", ".": "stop", "…": "dots", ":": "colon", ",": "list", ";": "list", "·": "list"}
_NAMES = {
    "question": "a question mark",
    "stop": "a full stop",
    "dots": "three dots",
    "colon": "a colon",
    "list": "a comma or semicolon",
    "none": "no mark",
}
# “u. c.”, “2026 m.”: the stop belongs to the word or number.
_ABBREVIATION = re.compile(r"(?:^|[^\w])(?:[^\W\d_]{1,4}|\d+)\.$")
# Items and cells may be whole sentences; one of so many words in English is none that may go without its full stop.
_SENTENCES, _SHORT = ("list item", "table cell"), 7
_ITEMS = ("list item", "table cell", "form option", "form label", "form column", "form row", "figure word")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the kinds of marks at the end, whatever quotation marks and brackets are among them."""
    wanted, present = _kinds(unit.msgid, "?"), _kinds(message.msgstr, language.question_mark)
    if not wanted & present and not _is_tolerated(wanted, present, unit, message):
        text = f"the English text ends with {_named(wanted)}, the translation with {_named(present)}"
        hint = "End it as the English text ends."
        if "question" in wanted:
            hint = f"The question mark of this language is “{language.question_mark}”."
        yield found(SEVERITY, CODE, text, unit, message, hint)


def _kinds(text: str, question_mark: str) -> frozenset[str]:
    end = _end(text)
    marks = end[len(end.rstrip(_MARKS)) :].replace("...", "…")
    kinds = {
        "question" if mark == question_mark else _KINDS[mark] for mark in marks if mark != "?" or question_mark == "?"
    }
    return frozenset(kinds or ["none"])


def _end(text: str) -> str:
    """The words with all marks at their end close to the last one: ``says “no”.`` ends with ``no.``"""
    words = read(text).text
    kept = words.rstrip(_MARKS + _NOT_MARKS)
    return kept + "".join(mark for mark in words[len(kept) :] if mark in _MARKS)


def _is_tolerated(wanted: frozenset[str], present: frozenset[str], unit: Unit, message: Message) -> bool:
    kinds = wanted | present
    is_short = unit.kind in _ITEMS and (unit.kind not in _SENTENCES or len(unit.msgid.split()) < _SHORT)
    if kinds in ({"list", "none"}, {"list", "stop"}):
        return is_short or "list" in wanted or kinds == {"list", "none"}
    if kinds == {"stop", "none"}:
        return is_short or ("stop" in present and bool(_ABBREVIATION.search(_end(message.msgstr))))
    return False


def _named(kinds: frozenset[str]) -> str:
    return " and ".join(_NAMES[kind] for kind in sorted(kinds))
