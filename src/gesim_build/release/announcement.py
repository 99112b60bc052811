"""The announcement of a release, in one language: a news item as HTML, Markdown and plain text, and a press release."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Say = Callable[[str], str]
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")
# What is offered to readers; forms and files for print shops are on the page of the release.
OFFERED = ("pdf", "epub", "bundle")


@dataclass(frozen=True, slots=True)
class Offer:
    """A file: what it holds, its address, and its kind, size and pages in words."""

    title: str
    href: str
    facts: str
    of_book: bool


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is said of an edition. ``languages`` are names of languages with the addresses of their news items.

    ``status`` are sentences on its state. ``project`` has the lines of the register, label and value; ``relation`` says
    what the project is to the book, ``funding`` is the statement that a granting body prescribes.
    """

    code: str
    title: str
    date: str
    description: str
    status: tuple[str, ...]
    languages: tuple[tuple[str, str, str], ...]
    offers: tuple[Offer, ...]
    license_name: str
    license_url: str
    project: tuple[tuple[str, str], ...]
    relation: str
    funding: str
    draft: bool


def news_name(language: str, suffix: str) -> str:
    """The name of a news item: ``news-de.html``."""
    return f"news-{language}.{suffix}"


def press_name(language: str) -> str:
    """The name of a press release."""
    return f"press-release-{language}.pdf"


def project_lines(record: Any, contact: str, partners: str, say: Say) -> tuple[tuple[str, str], ...]:
    """Label and value of what a record of a project says; what it does not say is left out."""
    lines = (
        ("Project:", record.name),
        ("Grant agreement:", record.grant),
        ("Lead:", record.lead),
        ("Partners:", partners),
        ("Press contact:", contact),
    )
    return tuple((say(label), value) for label, value in lines if value)


def as_text(news: Announcement, say: Say) -> str:
    """The news item as plain text."""
    lines = [news.title, "=" * len(news.title), "", f"{say('New edition')} · {news.date}", *_paragraphs(news)]
    lines += ["", f"{say('Available in:')} {', '.join(name for _, name, _ in news.languages)}", ""]
    lines += [f"- {offer.title} ({offer.facts})\n  {offer.href}" for offer in news.offers]
    lines += ["", *(f"{label} {value}" for label, value in _closing(news, say))]
    return "\n".join([*lines, *_statements(news)]) + "\n"


def as_markdown(news: Announcement, say: Say) -> str:
    """The news item as Markdown."""
    lines = [f"# {_plain(news.title)}", "", f"{say('New edition')} · {news.date}", *map(_plain, _paragraphs(news))]
    languages = ", ".join(f"[{_plain(name)}]({href})" for _, name, href in news.languages)
    lines += ["", f"**{say('Available in:')}** {languages}", ""]
    lines += [f"- [{_plain(offer.title)}](<{offer.href}>) ({offer.facts})" for offer in news.offers]
    lines += ["", *(f"- **{label}** {_plain(value)}" for label, value in _closing(news, say))]
    return "\n".join([*lines, *map(_plain, _statements(news))]) + "\n"


def _paragraphs(news: Announcement) -> Iterator[str]:
    for text in filter(None, (news.description, *news.status)):
        yield from ("", text)


def _statements(news: Announcement) -> Iterator[str]:
    for text in filter(None, (news.relation, news.funding)):
        yield from ("", text)


def _closing(news: Announcement, say: Say) -> Sequence[tuple[str, str]]:
    licence = ", ".join(filter(None, (news.license_name, news.license_url)))
    return [*([(f"{say('Licence')}:", licence)] if licence else []), *news.project]


def _plain(text: str) -> str:
    """A text in which Markdown finds no marks; addresses stay as they are."""
    return text if "://" in text else _MARKS.sub(r"\\\1", text)


def status_of(edition: Any, draft: bool, say: Say) -> tuple[str, ...]:
    """What state an edition is in, in sentences that the theme has."""
    sentences = [say("This edition is a draft.")] if draft else []
    if edition.texts and edition.reviewed:
        sentences.append(say("Specialists have reviewed the whole translation."))
    elif edition.texts:
        own = "The translation is a draft: no specialist who is a native speaker has reviewed it yet."
        sentences.append(say(own))
    return tuple(sentences)


def saying(strings: Mapping[str, str]) -> Say:
    """The words of a theme in a language, in English where it has none."""
    return lambda word: strings.get(word, word)
