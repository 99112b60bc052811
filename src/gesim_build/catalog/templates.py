"""The strings of templates, found by the extractor that Jinja2 brings for Babel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from gesim_build.catalog.text import msgid_of
from gesim_build.diagnostics import GesimError, Location, error

if TYPE_CHECKING:
    from jinja2 import Environment

_KEYWORDS = ("_", "gettext")


def template_strings(files: Mapping[str, bytes]) -> tuple[tuple[str, Location], ...]:
    """Every ``_("…")`` in the templates (``*.j2``) of a theme, by name, each with its place ``templates/NAME:line``.

    A string used in several places stands there several times. Raises GesimError (``bad-template``, ``not-utf-8``)
    for a template that cannot be read.
    """
    from jinja2 import Environment

    # One for all: making it takes longer than reading a template.
    environment = Environment(autoescape=True)
    names = [name for name in sorted(files) if name.endswith(".j2")]
    return tuple(found for name in names for found in _strings(environment, f"templates/{name}", files[name]))


def _strings(environment: Environment, path: str, content: bytes) -> Iterator[tuple[str, Location]]:
    from jinja2 import TemplateSyntaxError
    from jinja2.ext import extract_from_ast

    if b"_(" not in content and b"gettext(" not in content:
        return
    try:
        tree = environment.parse(content.decode("utf-8"))
    except TemplateSyntaxError as problem:
        place = Location(path, problem.lineno)
        raise GesimError([error("bad-template", f"{problem.message}", place, "Correct the Jinja template.")]) from None
    except UnicodeDecodeError:
        wrong = error("not-utf-8", "the file is not UTF-8 text", Location(path), "Save it with the encoding UTF-8.")
        raise GesimError([wrong]) from None
    for line, _, message in extract_from_ast(tree, _KEYWORDS):
        for text in (message,) if isinstance(message, str) else message or ():
            if text and msgid_of(text):
                yield text, Location(path, line)
