"""The strings of templates: ``_("…")``, and the texts of the vocabulary that they print."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gesim_build.catalog.text import msgid_of
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.toml_source import TomlSource
from gesim_build.vocabulary import Vocabulary, single_texts, texts

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import Call, Expr, Getattr

_KEYWORDS = ("_", "gettext")


def template_strings(files: Mapping[str, bytes], vocabulary: Vocabulary) -> tuple[tuple[str, Location], ...]:
    """Every string of the templates (``*.j2``) of a theme, by name, each with its place ``templates/NAME:line``.

    A string is what ``_("…")`` says; ``vocabulary.boxes[…].label`` stands for the labels of all boxes, and so on. One
    that several places use is listed several times. Raises GesimError (``bad-template``, ``not-utf-8``) for a template
    that cannot be read.
    """
    names = [name for name in sorted(files) if name.endswith(".j2")]
    return tuple(found for name in names for found in _strings(f"templates/{name}", files[name], vocabulary))


def _strings(path: str, content: bytes, vocabulary: Vocabulary) -> Iterator[tuple[str, Location]]:
    from jinja2.nodes import Getattr

    for node in _nodes(path, content):
        for text in _words(node, vocabulary) if isinstance(node, Getattr) else _constants(node):
            if text and msgid_of(text):
                yield text, Location(path, node.lineno)


@cache
def _environment() -> Environment:
    """One for all: making it takes longer than reading a template."""
    from jinja2 import Environment

    return Environment(autoescape=True)


@lru_cache(maxsize=512)
def _nodes(path: str, content: bytes) -> tuple[Call | Getattr, ...]:
    """The calls and attributes of a template, read once for all publications that are made with it."""
    from jinja2 import TemplateSyntaxError
    from jinja2.nodes import Call, Getattr

    try:
        return tuple(_environment().parse(content.decode("utf-8")).find_all((Call, Getattr)))
    except TemplateSyntaxError as problem:
        place = Location(path, problem.lineno)
        raise GesimError([error("bad-template", f"{problem.message}", place, "Correct the Jinja template.")]) from None
    except UnicodeDecodeError:
        wrong = error("not-utf-8", "the file is not UTF-8 text", Location(path), "Save it with the encoding UTF-8.")
        raise GesimError([wrong]) from None
    except (RecursionError, ValueError) as problem:
        # Nested too deeply, or a number of thousands of digits: Jinja's parser fails as Python's own would.
        what = f"the template cannot be read: {problem}"
        raise GesimError([error("bad-template", what, Location(path), "Correct the Jinja template.")]) from None


def _constants(call: Expr) -> Iterator[str]:
    """The texts of ``_("…")``; none of any other call."""
    from jinja2.nodes import Call, Const, Name

    if isinstance(call, Call) and isinstance(call.node, Name) and call.node.name in _KEYWORDS:
        yield from (node.value for node in call.args if isinstance(node, Const) and isinstance(node.value, str))


def _words(node: Getattr, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What ``vocabulary.TABLE[…].KEY`` and ``vocabulary.TABLE.KEY`` stand for; nothing for any other attribute."""
    from jinja2.nodes import Getattr, Getitem, Name

    found = texts if isinstance(node.node, Getitem) else single_texts
    table = node.node.node if isinstance(node.node, Getitem) else node.node
    if isinstance(table, Getattr) and isinstance(table.node, Name) and table.node.name == "vocabulary":
        return found(vocabulary, table.attr, node.attr)
    return ()


def in_own_words(strings: Iterable[tuple[str, Location]], words: Mapping[str, str]) -> tuple[tuple[str, Location], ...]:
    """The strings of templates, those for which the book has words of its own in these words."""
    return tuple((words.get(text, text), place) for text, place in strings)


def unknown_words(
    strings: Iterable[tuple[str, Location]], words: Mapping[str, str], toml: TomlSource
) -> Iterator[Diagnostic]:
    """``unknown-key`` for each word in ``[words]`` of ``handbook.toml`` that no template prints."""
    known = [text for text, _ in strings]
    for word in words.keys() - set(known):
        near = difflib.get_close_matches(word, known, 1, cutoff=0.4)
        hint = f"Did you mean “{near[0]}”? " if near else ""
        place = toml.location(f"words.{word}")
        yield error("unknown-key", f"the theme does not print “{word}”", place, f"{hint}Write its words as they are.")
