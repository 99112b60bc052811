"""What announces a release: a news item and a press release in each language, if a register names a project. [I/O]"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gesim_build.cldr import file_size, format_list, long_date, own_name
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.formats.look import Look, Medium
from gesim_build.formats.pdf.plan.job import piece_of
from gesim_build.formats.pdf.plan.metadata import Metadata
from gesim_build.formats.pdf.plan.pagination import Extent, paginate
from gesim_build.formats.pdf.plan.press_release import TEMPLATE, TRIM, press_release_job
from gesim_build.formats.pdf.tasks import bind, lay_out
from gesim_build.languages.direction import LEFT_TO_RIGHT, direction_of
from gesim_build.languages.spacing import printed_quotes
from gesim_build.markdown.inline import inline_parser, parse_text, plain_text
from gesim_build.model import Book, Catalog
from gesim_build.pipeline import Project, language_of, translate
from gesim_build.pipeline.build import HERE
from gesim_build.pipeline.results import hired
from gesim_build.pipeline.title_pages import filled, title_page
from gesim_build.registers.projects import PROJECTS, FundedProject
from gesim_build.release.announcement import (
    OFFERED,
    Announcement,
    Offer,
    Say,
    as_markdown,
    as_text,
    news_name,
    press_name,
    project_lines,
    saying,
    status_of,
)
from gesim_build.release.manifest import Manifest, ReleasedEdition
from gesim_build.release.page import PageLanguage, first_editions, style_of
from gesim_build.release.telling_apart import told_apart
from gesim_build.theme import Theme
from gesim_build.versions import fingerprint
from gesim_build.workers import Workers

_PRESS = "press-release"
_TEXTS = ("name", "relation", "grant", "lead", "press_contact")


def download_of(book: Book) -> str:
    """The address at which the files of a release will be; empty if the register does not name it."""
    return next((record.download for record in book.records if isinstance(record, FundedProject)), "")


@dataclass(frozen=True, slots=True)
class Announcer:
    """Writes what announces a release of a project. ``languages`` are those of its pages, by code."""

    project: Project
    book: Book
    catalogs: Mapping[str, Catalog]
    found: Manifest
    languages: Mapping[str, PageLanguage]
    theme: Theme

    def files(self) -> dict[str, bytes]:
        """The files by name; none where no record names the project.

        Raises GesimError (``too-many-pages``) for a press release that is longer than a page.
        """
        if not any(isinstance(record, FundedProject) for record in self.book.records):
            return {}
        # What announces a book tells what it is about.
        editions = {name: one for name, one in first_editions(self.found).items() if not one.discreet}
        all_news = {edition.language: self._news(edition, tuple(editions.values())) for edition in editions.values()}
        written = {name: content for news in all_news.items() for name, content in self._items(*news)}
        with hired(self.project, fingerprint(), HERE) as workers:
            for language, news in all_news.items():
                if direction_of(news.code) == LEFT_TO_RIGHT:
                    written[press_name(language)] = self._press_release(language, news, workers)
        return written

    def _news(self, edition: ReleasedEdition, firsts: tuple[ReleasedEdition, ...]) -> Announcement:
        spoken, strings = self.languages[edition.language].language, self.languages[edition.language].strings
        project, say = self.project.publication(edition.publication), saying(strings)
        source = language_of(project, project.config.language)
        translated = translate(self.book, self.catalogs.get(edition.language), spoken, source)
        record = next(one for one in translated.records if isinstance(one, FundedProject))
        own, book = project.config.edition(edition.language), project.config.book
        md = inline_parser(printed_quotes(spoken), printed_quotes(source))

        def words(text: str) -> str:
            return plain_text(parse_text(md, filled(project, text, own)))

        texts: dict[str, Any] = {name: words(getattr(record, name)) for name in _TEXTS}
        shown = replace(record, **texts)
        partners = format_list([words(one) for one in record.partners], spoken.locale)
        contact = shown.press_contact if record.contact_on(own.date) else ""
        page = title_page(project, translated, own, strings) if not edition.publication else None
        draft = self.found.book["draft"] == "true"
        others = [one.language for one in firsts if edition.leads_to(one)]
        return Announcement(
            code=edition.code,
            title=edition.title,
            date=long_date(dt.date.fromisoformat(self.found.book["date"]), spoken.locale),
            description=words(page.description) if page else "",
            status=status_of(edition, draft, say),
            languages=tuple((one, own_name(one), record.download + news_name(one, "html")) for one in others),
            offers=tuple(self._offers(edition, record.download, say, spoken.locale)),
            license_name=book.license,
            license_url=book.license_url,
            project=project_lines(shown, contact, partners, say),
            relation=shown.relation,
            funding=project.config.funding.get(edition.language, ""),
            draft=draft,
        )

    def _offers(self, first: ReleasedEdition, download: str, say: Say, locale: str) -> Iterator[Offer]:
        """The files of an edition and of those beside it in its language."""
        beside = (one for one in self.found.editions if one.language == first.language and first.leads_to(one))
        for edition in beside:
            what = told_apart(edition, self.found.editions, say, locale)
            for file in (file for file in edition.files if file.format in OFFERED):
                kind, size = file.name.rpartition(".")[2].upper(), file_size(file.size, locale)
                facts = " · ".join((*what, kind, size, *([f"{say('Pages:')} {file.pages}"] if file.pages else [])))
                yield Offer(file.title or edition.title, download + file.name, facts, not edition.publication)

    def _items(self, language: str, news: Announcement) -> Iterator[tuple[str, bytes]]:
        strings = self.languages[language].strings
        style, digest = style_of(self.theme)
        direction = direction_of(news.code)
        html = self.theme.render_strings(
            "release/news.html.j2", strings, direction=direction, news=news, style=style, style_hash=digest
        )
        yield news_name(language, "html"), html.encode()
        yield news_name(language, "md"), as_markdown(news, saying(strings)).encode()
        yield news_name(language, "txt"), as_text(news, saying(strings)).encode()

    def _press_release(self, language: str, news: Announcement, workers: Workers) -> bytes:
        look = Look(self.theme, Medium(TRIM))
        xhtml = self.theme.render_strings(TEMPLATE, self.languages[language].strings, news=news)
        job = press_release_job(xhtml, news.title, news.code, look)
        piece = piece_of(job, workers.submit(lay_out, job))
        if piece.pages != 1:
            message = f"the press release in {language} has {piece.pages} pages: it may have one"
            hint = "Shorten the description of the book, or what the register says of the project."
            raise GesimError([error("too-many-pages", message, Location(PROJECTS.path), hint)])
        metadata = Metadata(news.title, news.code, self.found.book["date"], sheet=True)
        pages = paginate((), (Extent(_PRESS, "front", 1),))
        return workers.submit(bind, {_PRESS: piece}, pages, None, (), metadata, look.page).result()
