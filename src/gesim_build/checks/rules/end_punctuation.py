"""The translation ends with another kind of punctuation than the English text.

A question must stay a question, a sentence ends with a full stop, a heading without. Full stop and
exclamation mark count as one kind, and items of a list and cells may end with any of the marks of lists or with
none. The full stop of an abbreviation ("etc.") ends no sentence. The Greek question mark is “;”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "end-punctuation"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Call 112.", "Rufen Sie 112 an!", "Rufen Sie 112 an"),
    Example("el", "Is it safe?", "Είναι ασφαλές;", "Είναι ασφαλές?"),
    Example("it", "papers in order;", "documenti in regola,", "documenti in regola?", "list item"),
    Example("lt", 'Anna says "I cannot."', "Ana sako „negaliu“.", "Ana sako „negaliu“:"),
    Example("de", "Ask what they want, and write it down.", "Fragen Sie.", "Fragen Sie", "list item"),
    Example("it", "Call 112.", "Chiami il 112.", "Chiami il 112,"),
    Example("lv", "First contact", "Pirmā saskare", "Pirmā saskare.", "heading"),
    Example("lt", "Food, clothes, etc.", "Maistas, drabužiai ir kt.", "Maistas, drabužiai,", "list item"),
    Example("de", "Labels, and guesses.", "Etiketten und Vermutungen.", "Etiketten und Vermutungen", "table cell"),
)

_NOT_MARKS = " \u00a0\u202f\n\"'“”„»«’‘)]"
_KINDS = {"?": "foreign", "!": "stop", ".": "stop", "…": "dots", ":": "colon", ",": "list", ";": "list", "·": "list"}
# Those of other scripts: Arabic, Devanagari, Ethiopic, Armenian, Chinese and Japanese.
_KINDS |= (
    {"：": "colon"}
    | dict.fromkeys("؟？", "question")
    | dict.fromkeys("।۔።։。！", "stop")
    | dict.fromkeys("،؛，；、", "list")
)
_MARKS = "".join(_KINDS)
_NAMES = {
    "question": "a question mark",
    "stop": "a full stop",
    "dots": "three dots",
    "colon": "a colon",
    "list": "a comma or semicolon",
    "foreign": "“?”",
    "none": "no mark",
}
# “u. c.”, “2026 m.”, “usw.”: the stop belongs to a letter, a number or a short word that no vowel ends.
_VOWELS = "aeiouyàáèéìíòóùúäöüāēīūąęėįųαεηιουωάέήίόύώ"
_ABBREVIATION = re.compile(r"(?:^|[^\w])(?:[^\W\d_]|\d+|(?P<word>[^\W\d_]{1,3}" rf"[^\W\d_{_VOWELS}]))\.$")
# English abbreviations that end a text with a stop which its translation need not have.
_ENGLISH = re.compile(
    r"(?:\b[A-Za-z]\.[A-Za-z]|\bet al|\b(?:approx|ca|cf|dept|eds?|etc|ext|figs?|hrs|max|mins?|pp?|paras?|tel|vol|vs)"
    r"|\b(?:Art|Co|Corp|Inc|Jr|Ltd|Mr|Mrs|No|Nos|Sec|Sr|St))\.$"
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the kinds of marks at the end, whatever quotation marks and brackets are among them."""
    wanted, present = _kinds(unit.msgid, "?"), _kinds(message.msgstr, language.question_mark)
    if not wanted & present and not _is_tolerated(wanted, present, unit, message, language):
        text = f"the English text ends with {_named(wanted)}, the translation with {_named(present)}"
        hint = "End it as the English text ends."
        if "question" in wanted:
            hint = f"The question mark of this language is “{language.question_mark}”."
        yield found(SEVERITY, CODE, text, unit, message, hint)


def _kinds(text: str, question_mark: str) -> frozenset[str]:
    end = _end(text)
    marks = end[len(end.rstrip(_MARKS)) :].replace("...", "…")
    kinds = {"question" if mark == question_mark else _KINDS[mark] for mark in marks}
    return frozenset(kinds or ["none"])


def _end(text: str) -> str:
    """The words with all marks at their end close to the last one: ``says “no”.`` ends with ``no.``"""
    words = read(text).text
    kept = words.rstrip(_MARKS + _NOT_MARKS)
    return kept + "".join(mark for mark in words[len(kept) :] if mark in _MARKS)


def _is_tolerated(
    wanted: frozenset[str], present: frozenset[str], unit: Unit, message: Message, language: Language
) -> bool:
    kinds = wanted | present
    if "list" in kinds:
        return kinds == {"list", "none"} or (kinds == {"list", "stop"} and "list" in wanted)
    if kinds != {"stop", "none"}:
        return False
    return bool(_ENGLISH.search(_end(unit.msgid))) or _is_abbreviation(_end(message.msgstr), language)


def _is_abbreviation(end: str, language: Language) -> bool:
    """Whether a text ends with a full stop that belongs to its last word or number."""
    match = _ABBREVIATION.search(end)
    return match is not None and (match["word"] or "").lower() not in language.stop_words | language.doubled


def _named(kinds: frozenset[str]) -> str:
    return " and ".join(_NAMES[kind] for kind in sorted(kinds))
