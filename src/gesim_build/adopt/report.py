"""What has become of an adopted book: a page of Markdown, and a few lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from gesim_build.adopt.foreign import Loss, Message
from gesim_build.adopt.project import Adoption
from gesim_build.adopt.translations import Carried
from gesim_build.diagnostics import Diagnostic

NAME = "ADOPTION.md"
_LONGEST = 100
_MOST_MESSAGES = 500


def summary(adoption: Adoption) -> str:
    """A few lines: what there is now, each language's translations, and what was lost."""
    pages = len(adoption.book.pages)
    lines = [f"{adoption.book.title}: {pages} pages in {adoption.chapters} chapters"]
    for code, found in adoption.languages.items():
        lines.append(f"  {code}: {_counts(found)}")
    kinds = Counter(_kind(loss.what) for loss in adoption.losses)
    examples = {_kind(loss.what): loss.what for loss in reversed(adoption.losses)}
    lines += [f"{len(adoption.losses)} things could not be carried as they were:"] if adoption.losses else []
    lines += [f"  {count:>4} × like this: {examples[kind]}" for kind, count in kinds.most_common(8)]
    return "\n".join(lines)


def _counts(found: Carried) -> str:
    total = len(found.exact) + len(found.fuzzy) + len(found.left)
    return (
        f"{total} translations: {len(found.exact)} carried, {len(found.fuzzy)} to be looked at, "
        f"{len(found.left)} of texts that are not in the pages (kept at the end of the catalog)"
    )


def _kind(what: str) -> str:
    """What a loss is, without what it is about."""
    words = what.partition(":")[0] if what.count(":") else what
    return " ".join(word if not _is_name(word) else "…" for word in words.split())


def _is_name(word: str) -> bool:
    return any(sign in word for sign in "/.#{}<>@\\“”") or word.startswith("http")


def page(adoption: Adoption, findings: Sequence[Diagnostic]) -> str:
    """The report. ``findings`` are what gesim still finds wrong in the new project."""
    parts = [
        f"# What has become of “{adoption.book.title}”",
        f"{len(adoption.book.pages)} pages of the other program are {adoption.chapters} chapters here. "
        "Places are those of the other book; nothing in it was changed.",
        *_languages(adoption),
        "## What could not be carried as it was",
        "\n".join(_losses(adoption.losses)) or "Nothing.",
        *_findings(findings),
        *(part for code, found in adoption.languages.items() for part in _left(code, found)),
    ]
    return "\n\n".join(parts) + "\n"


def _languages(adoption: Adoption) -> Iterator[str]:
    if not adoption.languages:
        return
    rows = [
        f"| {code} | {len(found.exact)} | {len(found.fuzzy)} | {len(found.left)} |"
        for code, found in adoption.languages.items()
    ]
    yield "## Translations"
    yield "\n".join(
        ["| language | carried | to be looked at | of texts that are not in the pages |", "|---|---|---|---|", *rows]
    )
    yield (
        "What was fuzzy is still fuzzy. A translation “to be looked at” says the same words with other markup. "
        "Those of texts that are not in the pages (titles of the navigation, code, earlier versions of a text) are "
        "kept at the end of the catalog, as obsolete."
    )


def _losses(losses: Sequence[Loss]) -> Iterator[str]:
    ordered = sorted(losses)
    for path, ones in groupby(ordered, key=lambda loss: loss.place.path):
        yield f"### {path or 'The whole book'}\n"
        for loss in ones:
            line = f"line {loss.place.line}: " if loss.place.line else ""
            yield f"- {line}{_plain(loss.what)}"
        yield ""


def _findings(findings: Sequence[Diagnostic]) -> Iterator[str]:
    if findings:
        yield "## What gesim still finds"
        yield (
            "Places are those of the new project. A translation in which something is found is not printed: the text "
            "that was translated is there in its place, marked, until somebody has mended it."
        )
        yield "\n".join(f"- {found.location}: {_plain(found.message)} ({found.code})" for found in findings)


def _left(code: str, found: Carried) -> Iterator[str]:
    if found.left:
        yield f"## Translations into {code} of texts that are not in the pages"
        lines = [_message(message) for message in found.left[:_MOST_MESSAGES]]
        more = len(found.left) - len(lines)
        yield "\n".join([*lines, *([f"- and {more} more"] if more else [])])


def _message(message: Message) -> str:
    text = " ".join(message.msgid.split())
    return f"- {message.place}: {_plain(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…')}"


def _plain(text: str) -> str:
    """A text that Markdown prints as it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in " ".join(text.split()))
