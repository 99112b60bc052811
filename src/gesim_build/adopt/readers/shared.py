"""What several readers need: catalogs, configuration files, front matter, titles."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import Loss, Message, Page
from gesim_build.adopt.includes import Include, filled_in
from gesim_build.catalog.po_read import MOST_PROBLEMS, decode, parse
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error, stop_on_errors

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+[ \t]*(?:\n|$)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"(?P<path>.+?)(?::\d+)?$")
# What is wrong with one message, not with its catalog; and what matters to nobody here.
_OF_A_MESSAGE = ("po-syntax", "po-string", "po-escape")
_HARMLESS = ("byte-order-mark", "duplicate-msgid")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?")


def toml(folder: Folder, path: str) -> dict[str, Any]:
    """A TOML file. Raises GesimError: ``bad-toml``."""
    try:
        return tomllib.loads(folder.text(path))
    except tomllib.TOMLDecodeError as problem:
        raise GesimError(
            [error("bad-toml", str(problem), Location(path), "Correct it, and run the command again.")]
        ) from None


class _Lenient(yaml.SafeLoader):
    """Reads what has tags of its own too (``!ENV``, ``!!python/name``): their values do not matter to us."""


def _no_value(*of_tag: object) -> None:
    del of_tag


_Lenient.add_multi_constructor("", _no_value)


def yaml_file(folder: Folder, path: str) -> dict[str, Any]:
    """A YAML file that is a table. Raises GesimError: ``bad-yaml``."""
    try:
        values = yaml.load(folder.text(path), _Lenient)
    except (yaml.YAMLError, RecursionError) as problem:
        line = getattr(getattr(problem, "problem_mark", None), "line", -1) + 1
        what = getattr(problem, "problem", None) or "it cannot be read"
        hint = "Correct it, and run the command again."
        raise GesimError([error("bad-yaml", f"not YAML: {what}", Location(path, line), hint)]) from None
    return values if isinstance(values, dict) else {}


def front_matter(text: str) -> dict[str, Any]:
    """The front matter of a page as a table; empty if there is none or it cannot be read."""
    match = _FRONT_MATTER.match(text)
    try:
        found = yaml.load(match["yaml"], _Lenient) if match and match["yaml"] else {}
        found = tomllib.loads(match["toml"]) if match and match["toml"] else found
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def page(
    folder: Folder, path: str, include: Include, bases: tuple[str, ...], losses: list[Loss], **fields: Any
) -> Page:
    """A page with its includes filled in, and without front matter, whose title it has if no other is given."""
    lines = list(filled_in(folder, path, include, bases, losses))
    match = _FRONT_MATTER.match("\n".join(line for line, _ in lines))
    values = front_matter(match[0]) if match else {}
    if match:
        lines[: match[0].count("\n")] = [("", place) for _, place in lines[: match[0].count("\n")]]
    title = str(fields.pop("title", "") or values.get("title") or "")
    return Page(path, "\n".join(line for line, _ in lines), tuple(place for _, place in lines), title, **fields)


def twin_paths(
    folder: Folder, pages: Iterable[Page], base: str, translated: str, code: str
) -> Iterator[tuple[Page, str]]:
    """The pages in a language: in the folder of that language in ``translated``, or beside the page (``name.de.md``).

    ``base`` is the folder of the pages. Where a page has both, the one beside it comes last.
    """
    for original in pages:
        inside = original.path.removeprefix(f"{base}/")
        stem = re.sub(r"(?:\.[a-z]{2})?\.md$", "", inside)
        for path in (f"{translated}/{code}/{inside}", f"{base}/{stem}.{code}.md"):
            if path in folder.known:
                yield original, path


def messages(folder: Folder, path: str, pages: Iterable[str], losses: list[Loss]) -> tuple[Message, ...]:
    """The messages of a catalog. Its references are brought to the ``pages`` that they end like.

    Messages that are broken are left out, which ``losses`` tell. Raises GesimError for a catalog in another encoding.
    """
    text, problems = decode(folder.content(path), path)
    po, further = parse(text, path)
    found = [problem for problem in (*problems, *further) if problem.code not in _HARMLESS]
    stop_on_errors([problem for problem in found if problem.code not in _OF_A_MESSAGE])
    losses += _broken([problem for problem in found if problem.code in _OF_A_MESSAGE])
    by_name: dict[str, list[str]] = {}
    for one in pages:
        by_name.setdefault(posixpath.basename(one), []).append(one)
    return tuple(
        Message(
            entry.msgid,
            entry.msgstr[0],
            Location(path, entry.line),
            entry.fuzzy,
            tuple(line for line in entry.comments if line.strip("# ")),
            _pages(entry.references, by_name),
        )
        for entry in po.entries
        # Entries without a line are the broken ones.
        if entry.line and not entry.obsolete and not entry.is_header
    )


def _broken(problems: Sequence[Diagnostic]) -> Iterator[Loss]:
    for problem in problems:
        yield Loss(problem.location, f"this translation is left out: {problem.message}")
    if len(problems) >= MOST_PROBLEMS:
        yield Loss(problems[-1].location, "what follows of this catalog is left out: too much of it cannot be read")


def _pages(references: Iterable[str], by_name: Mapping[str, list[str]]) -> tuple[str, ...]:
    found: list[str] = []
    for reference in references:
        path = (_REFERENCE.match(reference) or [""])[0].partition(":")[0].lstrip("./")
        same = by_name.get(posixpath.basename(path), [])
        found += [one for one in same if one.endswith(path) or path.endswith(one)] or same
    return tuple(dict.fromkeys(found))


def language_code(name: str, wanted: Collection[str] = ()) -> str:
    """A code of a language as we write it, from a name of a file or folder; empty if it is none, or not wanted."""
    code = name.replace("-", "_") if _LANGUAGE.fullmatch(name) else ""
    return code if not wanted or code in wanted else ""


def readable_title(path: str) -> str:
    """A title for a page without any: from its name."""
    stem = re.sub(r"\.\w+$", "", posixpath.basename(path))
    stem = posixpath.basename(posixpath.dirname(path)) if stem in ("index", "README", "_index") else stem
    words = re.sub(r"[-_]+", " ", re.sub(r"^\d+[-_.]", "", stem)).strip() or "Start"
    return words[:1].upper() + words[1:]
