"""The pages of a release: in each language, what there is, how large it is, and which other languages there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any

from gesim_build.cldr import file_size, long_date, own_name, territory
from gesim_build.hashing import csp_hash
from gesim_build.languages.direction import direction_of
from gesim_build.languages.spacing import spaced_semicolon
from gesim_build.model import Language
from gesim_build.release.announcement import saying
from gesim_build.release.manifest import Manifest, ReleasedEdition, ReleasedFile
from gesim_build.release.telling_apart import told_apart
from gesim_build.release.web import FORMAT as WEB
from gesim_build.release.web import START, FirstPage
from gesim_build.theme import Theme

# The order of the groups: what most readers want comes first.
GROUPS = ("single", "pdf", "epub", "bundle", "forms", "forms-large", "print")
STYLES = ("shared/tokens.css", "bundle/colours.css")
# The script of the pages, where there is a link to leave them.
SCRIPT, SCRIPT_SOURCE = "leave.js", "bundle/leave.js"


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """A language in which a page is written, with its template strings."""

    language: Language
    strings: Mapping[str, str]


def landing_pages(
    manifest: Manifest,
    short_title: str,
    page_languages: Mapping[str, PageLanguage],
    theme: Theme,
    announcements: Mapping[str, Sequence[str]] = MappingProxyType({}),
    first_pages: Mapping[str, FirstPage] = MappingProxyType({}),
    download: str = "",
) -> Iterator[tuple[str, str]]:
    """Name and HTML of a page for each language; the first is ``index.html``. ``page_languages`` is by language.

    ``announcements`` are the files that announce the release, ``first_pages`` what the web pages say, by language;
    ``download`` is the address at which the files will be, if that is known.

    A page is that of the book's edition, or of the first publication that is in the language, and lists the others;
    that of a discreet one neither lists nor leads to what is not, nor to lists of files that name it.
    """
    style, digest = style_of(theme)
    names = _names(manifest)
    firsts = first_editions(manifest)
    pages = [(firsts[language], _link(firsts[language], name)) for language, name in names.items()]
    for edition, _ in pages:
        spoken = page_languages[edition.language]
        yield (
            names[edition.language],
            theme.render_strings(
                "release/page.html.j2",
                spoken.strings,
                **_values(edition, manifest, spoken),
                semicolon=spaced_semicolon(spoken.language),
                short_title=edition.title if edition.discreet else short_title,
                pages=[link for other, link in pages if edition.leads_to(other)],
                style=style,
                style_hash=digest,
                script=SCRIPT,
                away=away_name(edition.language),
                news=announcements.get(edition.language, ()),
                web=first_pages.get(edition.language, FirstPage()),
                lists=all(map(edition.leads_to, manifest.editions)),
                address=address_of(edition, names[edition.language], download),
                picture=address_of(edition, _picture(first_pages.get(edition.language)), download),
            ),
        )


def _link(edition: ReleasedEdition, name: str) -> Mapping[str, str]:
    """What the page of an edition is called in lists of pages."""
    return {"language": edition.language, "code": edition.code, "name": own_name(edition.language), "href": name}


def address_of(edition: ReleasedEdition, name: str, download: str) -> str:
    """The whole address of a file, for programs that show a link with a picture; empty where that is not known.

    A discreet edition does not say where it is from.
    """
    return f"{download}{name}" if download and name and not edition.discreet else ""


def _picture(first: FirstPage | None) -> str:
    """The picture of a cover; no such program shows a drawing."""
    return first.cover if first and first.cover.endswith(".jpg") else ""


def away_name(language: str) -> str:
    """The file of the page to which one leaves those in a language."""
    return f"away-{language}.html"


def away_pages(
    manifest: Manifest, page_languages: Mapping[str, PageLanguage], theme: Theme
) -> Iterator[tuple[str, str]]:
    """Name and HTML of the page to which one leaves the pages in each language; none where they have no such link."""
    style, digest = style_of(theme)
    for language, edition in first_editions(manifest).items():
        if theme.vocabulary.exit.page_of(edition.country):
            page = theme.render_strings(
                "bundle/away.html.j2",
                page_languages[language].strings,
                direction=direction_of(edition.code),
                edition=edition,
                style=style,
                style_hash=digest,
                script=SCRIPT,
            )
            yield away_name(language), page


def _values(edition: ReleasedEdition, manifest: Manifest, spoken: PageLanguage) -> dict[str, Any]:
    """What the page of an edition says of it, and of the others in its language."""
    language = spoken.language
    beside = (e for e in manifest.editions if e.language == edition.language and e is not edition)
    others = [e for e in beside if edition.leads_to(e)]
    return {
        "direction": direction_of(edition.code),
        "edition": edition,
        "signed": edition.signed,
        "date": long_date(dt.date.fromisoformat(manifest.book["date"]), language.locale),
        "country": territory(edition.country, language.locale) if edition.country else "",
        "draft": manifest.book["draft"] == "true",
        "groups": [{"format": name, "files": files} for name, files in _groups(edition, language)],
        "others": [_other(e, manifest, spoken) for e in others],
    }


def _other(edition: ReleasedEdition, manifest: Manifest, spoken: PageLanguage) -> dict[str, Any]:
    what = told_apart(edition, manifest.editions, saying(spoken.strings), spoken.language.locale)
    files = [*_web(edition, spoken.language), *(row for _, rows in _groups(edition, spoken.language) for row in rows)]
    return {"edition": edition, "what": what, "files": files}


def _web(edition: ReleasedEdition, language: Language) -> Iterator[dict[str, Any]]:
    """The web pages of an edition as one row, which leads to the first of them."""
    pages = [file for file in edition.files if file.format == WEB]
    for file in (file for file in pages if file.source == START):
        yield {**_row(file, language), "size": file_size(sum(page.size for page in pages), language.locale)}


def first_editions(manifest: Manifest) -> Mapping[str, ReleasedEdition]:
    """The edition of the book in each language, or that of the first publication in it, in the order of the release."""
    firsts = {edition.language: edition for edition in reversed(manifest.editions)}
    return {language: firsts[language] for language in dict.fromkeys(one.language for one in manifest.editions)}


def style_of(theme: Theme) -> tuple[str, str]:
    """The style sheet of the pages of a release, and its hash for their content security policy."""
    style = _style(theme)
    return style, csp_hash(style)


def _names(manifest: Manifest) -> dict[str, str]:
    first, *others = dict.fromkeys(edition.language for edition in manifest.editions)
    return {first: "index.html"} | {language: f"index-{language}.html" for language in others}


def _style(theme: Theme) -> str:
    night = f"@media screen and (prefers-color-scheme: dark) {{\n{theme.text('shared/dark.css')}}}\n"
    return "\n".join([*map(theme.text, STYLES), night, theme.text("release/page.css")])


def _groups(edition: ReleasedEdition, language: Language) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    def place(file: ReleasedFile) -> int:
        return GROUPS.index(file.format) if file.format in GROUPS else len(GROUPS)

    files_to_take = (file for file in edition.files if file.format != WEB)
    for name, files in groupby(sorted(files_to_take, key=place), key=lambda file: file.format):
        yield name, [_row(file, language) for file in files]


def _row(file: ReleasedFile, language: Language) -> dict[str, Any]:
    return {
        "name": file.name,
        "title": file.title,
        "media_type": file.media_type,
        "kind": file.name.rpartition(".")[2].upper(),
        # What a file of several is for is the end of its name: "-fill.pdf", "-cover.pdf".
        "use": file.source.rpartition(".")[0].rpartition("-")[2],
        "size": file_size(file.size, language.locale),
        "pages": file.pages,
    }
