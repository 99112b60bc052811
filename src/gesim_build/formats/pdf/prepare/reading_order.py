"""Words written from right to left: what is read of them, beside what is drawn.

Their letters are drawn from the left end of a line to its right end, so that a viewer that follows the page would read
them backwards. What follows the structure reads the ``ActualText`` of their element (ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from gesim_build.markup.tree import SVG, text_of

SAID = "data-text"

# Hebrew to Arabic Extended, and the presentation forms of their letters.
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Such words with what is between them: spaces, digits, punctuation, but no letter of another script.
_RUN = re.compile(rf"[{RIGHT_TO_LEFT}](?:[^A-Za-z\u00c0-\u058f\u0900-\ufb00]*[{RIGHT_TO_LEFT}])*")


def keep_reading_order(section: Element) -> None:
    """Give, in place, every phrase that is written from right to left its text; what is not marked becomes a phrase."""
    for phrase in section.iter():
        if phrase.get("dir") == "rtl":
            phrase.set(SAID, text_of(phrase))
    _mark(section)


def _mark(element: Element) -> None:
    if element.get(SAID) is not None or element.tag == f"{{{SVG}}}svg":
        return
    children = list(element)
    _divide(element, element.text, None)
    for child in children:
        _mark(child)
        _divide(element, child.tail, child)


def _divide(parent: Element, text: str | None, before: Element | None) -> None:
    """Put the runs in a text of an element, the one after the child ``before`` or the first, into spans."""
    runs = list(_RUN.finditer(text or ""))
    if not runs or text is None:
        return
    place = list(parent).index(before) + 1 if before is not None else 0
    spans = [Element("span", {"dir": "rtl", SAID: run[0]}) for run in runs]
    ends = [run.start() for run in runs[1:]] + [len(text)]
    for span, run, end in zip(spans, runs, ends, strict=True):
        span.text, span.tail = run[0], text[run.end() : end]
    if before is not None:
        before.tail = text[: runs[0].start()]
    else:
        parent.text = text[: runs[0].start()]
    parent[place:place] = spans
