"""What the title page, covers and metadata of an edition say: of a discreet one, nothing that names its subject."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gesim_build.config import Config
from gesim_build.diagnostics import Location
from gesim_build.kinds import KINDS
from gesim_build.model import Book, BookInfo, Edition, Language, TitlePage
from gesim_build.pipeline import Project, languages_of
from gesim_build.pipeline.edition_values import edition_values


def neutral_words(config: Config) -> tuple[tuple[str, Location], ...]:
    """The word that a book's discreet editions are called by, with its place; none where it has none or says its own.

    It is translated as the words of the theme are.
    """
    if config.book.discreet_title or not any(edition.discreet for edition in config.editions.values()):
        return ()
    return ((KINDS[config.kind].plain_title, config.toml.location(config.place("book"))),)


def book_info_of(
    project: Project, book: Book, edition: Edition, languages: tuple[Language, Language], strings: Mapping[str, str]
) -> BookInfo:
    """What the covers and metadata of an edition say.

    ``book`` is translated, ``languages`` are its language and that of the source, ``strings`` those of the templates.
    """
    from gesim_build.assemble.discreet import neutral_info
    from gesim_build.assemble.manuscript import book_info
    from gesim_build.languages.spacing import printed_quotes
    from gesim_build.markdown.inline import inline_parser

    config = project.config
    md = inline_parser(*map(printed_quotes, languages))
    page = title_page(project, book, edition, strings)
    quick = () if config.publication else tuple(config.special.quick_access)
    info = book_info(page, config.book, config.alongside(edition), md)
    info = replace(info, kind=config.kind, quick_access=quick)
    return neutral_info(info, config.discreet_name) if edition.discreet else info


def title_page(project: Project, translated: Book, edition: Edition, strings: Mapping[str, str]) -> TitlePage:
    """The texts of the title page of a translated book, with the values of ``{{name}}`` in them.

    ``strings`` are those of the templates in its language, by the English words.
    """
    from gesim_build.assemble.discreet import neutral_page
    from gesim_build.catalog.supplied import supplied_words

    page = next(record for record in translated.records if isinstance(record, TitlePage))
    if edition.discreet:
        plain = KINDS[project.config.kind].plain_title
        word = strings.get(plain) or supplied_words(edition.language).get(plain, plain)
        page = neutral_page(page, page.discreet_title or word)
    if not any("{{" in text for _, text in page.texts()):
        return page
    texts: dict[str, Any] = {name: filled(project, text, edition) for name, text in page.texts()}
    return replace(page, **texts)


def filled(project: Project, text: str, edition: Edition) -> str:
    """A text outside the chapters with the values of ``{{name}}`` in it."""
    if "{{" not in text:
        return text
    values = edition_values(project.config, edition, languages_of(project)[edition.language], "")
    return re.sub(r"\{\{\s*([\w.-]+)\s*\}\}", lambda match: values.get(match[1], match[0]), text)
