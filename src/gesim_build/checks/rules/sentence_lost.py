"""The translation has fewer sentences than the English text, and is shorter by about one.

Two sentences may well become one; then the text keeps its length. A text that lost a sentence does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.lengths import written_length
from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "sentence-lost"
SEVERITY = Severity.WARNING
_ENGLISH = "Ask people first. Explain what you write down, and who reads it. They may say no at any time."
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        _ENGLISH,
        "Fragen Sie alle zuerst. Erklären Sie, was Sie aufschreiben und wer es liest. Sie dürfen jederzeit Nein sagen.",
        "Fragen Sie alle zuerst. Erklären Sie, was Sie aufschreiben und wer es liest.",
    ),
    Example(
        "el",
        _ENGLISH,
        "Ρωτήστε τους πρώτα. Εξηγήστε τι γράφετε και ποιος το διαβάζει. Μπορούν να αρνηθούν ανά πάσα στιγμή.",
        "Εξηγήστε τι γράφετε και ποιος το διαβάζει.",
    ),
    Example(
        "ja",
        _ENGLISH,
        "まず本人に尋ねてください。何を書き留め、誰がそれを読むのかを説明してください。いつでも断ることができます。",
        "何を書き留め、誰がそれを読むのかを説明してください。",
    ),
)

# The end of a sentence: a mark, then a new beginning. A point within is that of an abbreviation: "e.g. they".
_END = r"(?<=[^\W_])[.!?{question}]+[)\]”“»’\"]*(?=\s+[(„“«‘\"]?[^\W\d_a-zα-ωά-ώ])"
# Full stops of full width end one wherever they are, and no space follows them.
_WIDE_END = r"[。！？]+[」』）]*(?=.)"
# Shorter than that share of its usual length, and by most of its shortest sentence. Measured on 1,887 finished
# translations of this handbook: none is found, and 86 % of those from which one sentence was taken.
_SHARE, _OF_SHORTEST = 0.8, 0.75


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Count sentences, and compare the lengths, given the usual expansion of the language."""
    source, translation = read(unit.msgid).text, read(message.msgstr).text
    wanted = re.split(_END.format(question=""), source)
    present = re.split(f"{_END.format(question=re.escape(language.question_mark))}|{_WIDE_END}", translation)
    if len(present) >= len(wanted):
        return
    shortest = min(map(len, wanted)) / len(source)
    if written_length(translation) < written_length(source) * language.expansion * min(
        _SHARE, 1 - shortest * _OF_SHORTEST
    ):
        text = f"{len(present)} of {len(wanted)} sentences, and too short for all of them"
        yield found(SEVERITY, CODE, text, unit, message, "Compare it with the English text, sentence by sentence.")
