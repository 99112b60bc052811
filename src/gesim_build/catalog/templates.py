"""The strings of templates, found by Babel's extractor for Jinja2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from gesim_build.catalog.text import msgid_of
from gesim_build.diagnostics import GesimError, Location, error

_KEYWORDS = ("_", "gettext")


def template_strings(files: Mapping[str, bytes]) -> tuple[tuple[str, Location], ...]:
    """Every ``_("…")`` in the templates (``*.j2``) of a theme, by name, each with its place ``templates/NAME:line``.

    A string used in several places stands there several times. Raises GesimError (``bad-template``) for a template
    that cannot be read.
    """
    return tuple(
        found for name in sorted(files) if name.endswith(".j2") for found in _strings(f"templates/{name}", files[name])
    )


def _strings(path: str, content: bytes) -> Iterator[tuple[str, Location]]:
    if b"_(" not in content and b"gettext(" not in content:
        return
    from jinja2 import TemplateSyntaxError
    from jinja2.ext import babel_extract

    try:
        found = list(babel_extract(BytesIO(content), _KEYWORDS, (), {"silent": "false", "encoding": "utf-8"}))
    except TemplateSyntaxError as problem:
        place = Location(path, problem.lineno)
        raise GesimError([error("bad-template", f"{problem.message}", place, "Correct the Jinja template.")]) from None
    except UnicodeDecodeError:
        wrong = error("not-utf-8", "the file is not UTF-8 text", Location(path), "Save it with the encoding UTF-8.")
        raise GesimError([wrong]) from None
    for line, _, message, _ in found:
        for text in (message,) if isinstance(message, str) else message or ():
            if text and msgid_of(text):
                yield text, Location(path, line)
