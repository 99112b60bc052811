"""HTML as a list of what a reader's program gets: elements, the attributes that say something, and words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SHORT_COMMENT = re.compile(r"<!--?-?>")
VOID = frozenset(("br", "hr", "img", "wbr"))
# What an element says by itself; classes and ids are ours to give.
TELLING = ("href", "src", "alt", "title", "start")
# White space beside these is not seen.
BLOCKS = frozenset(
    ("blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section",
     "table", "tbody", "td", "th", "thead", "tr", "ul", "br")
)  # fmt: skip


def events(html: str) -> list[str]:
    """The page as a list: ``<p>``, ``</p>``, ``<a href=…>`` and texts with their white space collapsed."""
    reader = _Reader()
    # What HTML takes for a whole comment, Python's parser takes for the start of one.
    reader.feed(_SHORT_COMMENT.sub("", html))
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._events: list[str] = []
        self._text: list[str] = []
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_mark(tag):
            return
        self._end_text()
        told = [f" {key}={value}" for key, value in sorted(attrs) if key in TELLING]
        language = next((f" {value}" for key, value in attrs if key == "class" and "language-" in (value or "")), "")
        self._events.append(f"<{tag}{''.join(told)}{language}>")
        self._verbatim += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if self._is_mark(tag):
            return
        self._end_text()
        self._verbatim -= tag == "pre"
        if tag not in VOID:
            self._events.append(f"</{tag}>")

    def _is_mark(self, tag: str) -> bool:
        """Whether a tag is of the colours of code, which say nothing."""
        return bool(self._verbatim) and tag == "span"

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def _end_text(self) -> None:
        text = "".join(self._text)
        self._text = []
        if text:
            self._events.append("|" + (text if self._verbatim else re.sub(r"[ \t\n\r]+", " ", text)))

    def finished(self) -> list[str]:
        """The events without white space at the edges of blocks."""
        self._end_text()
        result: list[str] = []
        for number, event in enumerate(self._events):
            if event.startswith("|"):
                after = self._events[number + 1] if number + 1 < len(self._events) else "</p>"
                event = event.rstrip(" ") if _is_block(after) else event
                event = "|" + event[1:].lstrip(" ") if not result or _is_block(result[-1]) else event
                if event == "|":
                    continue
            result.append(event)
        return result


def _is_block(event: str) -> bool:
    name = re.match(r"</?([a-z0-9]+)", event)
    return bool(name) and name[1] in BLOCKS if name else False
