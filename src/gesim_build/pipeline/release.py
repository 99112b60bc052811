"""A release: every language and format built as a release, named, described, put into one folder. [I/O]"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gesim_build.catalog.progress import survey
from gesim_build.catalog.review import Review
from gesim_build.catalog.units import units
from gesim_build.catalog.walk import chapter_title
from gesim_build.config import PATH
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error, warning
from gesim_build.model import Book, BookInfo, Catalog
from gesim_build.output import FOLDER, write_folder
from gesim_build.output_formats import FORMATS
from gesim_build.packaged import packaged_templates
from gesim_build.pipeline import (
    Project,
    language_of,
    languages_of,
    project_files,
    read_catalogs,
    read_templates,
    translate,
    translated_strings,
    translation_files,
    unknown_name,
    what_is_pending,
)
from gesim_build.pipeline.announcing import Announcer, download_of
from gesim_build.pipeline.build import HERE, build, left_out, targets
from gesim_build.pipeline.cached import cached_book
from gesim_build.pipeline.record import files_hash
from gesim_build.pipeline.results import Machines
from gesim_build.pipeline.reviewing import review_in_ledger, signed_edition
from gesim_build.pipeline.target import Outcome, Progress, Target, edition_folder
from gesim_build.pipeline.title_pages import book_info_of, title_page
from gesim_build.release import manifest, web
from gesim_build.release.absent import with_links_within
from gesim_build.release.files import CHECKSUMS, checksums, names_in_checksums, released_name
from gesim_build.release.manifest import (
    Finding,
    Manifest,
    OpenTask,
    ReleasedEdition,
    ReleasedFile,
    ReviewedChapter,
    from_json,
    to_json,
    with_names_hidden,
    with_names_of,
    without_words,
)
from gesim_build.release.merge import merged
from gesim_build.release.page import (
    SCRIPT,
    SCRIPT_SOURCE,
    PageLanguage,
    away_pages,
    first_editions,
    landing_pages,
)
from gesim_build.safety.findings import unsafe_text
from gesim_build.versions import named_versions

_SOURCES = ("handbook", "templates", "languages")


def release_targets(project: Project, languages: Sequence[str], publications: Sequence[str] = ()) -> tuple[Target, ...]:
    """What a release of some languages and publications (none named: all) holds.

    Raises GesimError for what is no edition; the pseudo-language is none.
    """
    _know(project, languages)
    return targets(project, languages, _formats(), publications)


def left_out_of_release(
    project: Project, languages: Sequence[str], publications: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """A note on each edition that is not made in all formats of a release: see `left_out`."""
    return left_out(project, languages, _formats(), publications)


def _formats() -> tuple[str, ...]:
    """The formats that a release has."""
    return tuple(FORMATS)


def _know(project: Project, languages: Sequence[str]) -> None:
    """Raises GesimError (``unknown-language``) for languages that no edition is in."""
    editions = tuple(project.config.editions)
    if problems := [unknown_name("language", name, editions) for name in languages if name not in editions]:
        raise GesimError(problems)


def build_release(
    project: Project,
    wanted: Sequence[Target],
    progress: Progress,
    today: dt.date,
    machines: Machines = HERE,
) -> tuple[Outcome, ...]:
    """Build it into ``dist/``; an outcome that made nothing must keep the release from being made.

    ``today`` is the day on which no record may have expired.
    """
    return build(project, wanted, release=True, today=today, progress=progress, machines=machines)


def require_replaceable(folder: Path) -> None:
    """Raises GesimError (``folder-not-empty``) for a folder with anything in it but an earlier release.

    For a release takes the place of the whole folder, so that no stale file stays in it.
    """
    sums = folder / CHECKSUMS
    listed = names_in_checksums(sums.read_text("utf-8", "replace")) if sums.is_file() else frozenset()
    if foreign := _foreign(folder, listed | {CHECKSUMS}):
        message = f"there is something here that is no file of a release: {foreign[0]}"
        hint = "Name a new folder: a release takes the place of all that is in it."
        raise GesimError([error("folder-not-empty", message, Location(str(folder)), hint)])


def _foreign(folder: Path, listed: frozenset[str]) -> list[str]:
    """What is in a folder and not listed; what is in its own folders is looked at only if those are of a release."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if foreign := there - {name.partition("/")[0] for name in listed}:
        return sorted(foreign)
    files = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return sorted({path.relative_to(folder).as_posix() for path in files} - listed)


def write_release(project: Project, outcomes: Sequence[Outcome], folder: Path) -> Manifest:
    """Put what `build_release` has made into a folder of its own. Raises GesimError; the folder is then as before."""
    languages = tuple(dict.fromkeys(outcome.target.language for outcome in outcomes))
    names = tuple(dict.fromkeys(outcome.target.publication for outcome in outcomes))
    editions = {name: project.publication(name) for name in names}
    published = {name: (own, cached_book(own)[0]) for name, own in editions.items()}
    made = dict.fromkeys((outcome.target.publication, outcome.target.language) for outcome in outcomes)
    catalogs, _ = read_catalogs(project)
    released = tuple(_edition(published[name], language, outcomes, catalogs.get(language)) for name, language in made)
    found = Manifest(
        book=_book(project),
        made_with=named_versions() | {"templates": files_hash([packaged_templates()])},
        inputs=_inputs(project.root, languages),
        editions=released,
    )
    contents: dict[str, bytes] = {}
    for edition in found.editions:
        for file, content in _contents(project.root, edition):
            if file.name in contents:
                place = Location(f"{FOLDER}/{edition_folder(edition.language, edition.publication)}/{file.source}")
                message = f"two files of the release would be called {file.name}"
                raise GesimError([error("repeated-file", message, place, "Give the book or the form another name.")])
            contents[file.name] = content
    found, contents = _with_links_within(found, contents)
    _write(project, found, contents, catalogs, folder)
    return found


def _contents(root: Path, edition: ReleasedEdition) -> Iterator[tuple[ReleasedFile, bytes]]:
    """Each file of an edition, web pages with links to the names that the others have in a release."""
    folder = root / FOLDER / edition_folder(edition.language, edition.publication)
    names = {file.source: file.name for file in edition.files if file.format != web.FORMAT}
    for file in edition.files:
        content = (folder / file.source).read_bytes()
        yield file, web.with_lasting_links(content, file.name, names) if web.is_page(file) else content


def _with_links_within(found: Manifest, contents: Mapping[str, bytes]) -> tuple[Manifest, dict[str, bytes]]:
    """A release with web pages that lead to none of a language that it does not have."""
    pages = frozenset(file.name for edition in found.editions for file in edition.files if web.is_page(file))
    fitted = with_links_within(contents, pages)
    return replace(found, editions=tuple(_as_they_are(edition, fitted) for edition in found.editions)), fitted


def _as_they_are(edition: ReleasedEdition, contents: Mapping[str, bytes]) -> ReleasedEdition:
    """The edition with the size and digest of each file as it is in the release."""
    files = tuple(
        replace(file, size=len(content), sha256=hashlib.sha256(content).hexdigest())
        for file in edition.files
        for content in (contents[file.name],)
    )
    return replace(edition, files=files)


def merge_releases(project: Project, folders: Sequence[Path], folder: Path) -> tuple[Manifest, tuple[Diagnostic, ...]]:
    """Put releases of single languages into one folder; returns also a warning for each language that is in none.

    Raises GesimError when one was changed, or made from other sources than those of the project.
    """
    names = (*project.config.publications, *_inputs(project.root, tuple(project.config.editions)))
    manifests = {str(path / manifest.NAME): with_names_of(_read(path), names) for path in folders}
    found = merged(manifests, tuple(project.config.editions), tuple(project.config.publications))
    _know(project, [edition.language for edition in found.editions])
    _same_sources(project, found)
    contents: dict[str, bytes] = {}
    for path in folders:
        contents |= _files(path, manifests[str(path / manifest.NAME)])
    found, contents = _with_links_within(found, contents)
    catalogs, _ = read_catalogs(project)
    _write(project, found, contents, catalogs, folder)
    return found, tuple(_left_out(project, found))


def _book(project: Project) -> dict[str, str]:
    book = project.config.book
    is_discreet = any(one.discreet for each in project.publications for one in each.config.editions.values())
    told = _told_in_source(project) if is_discreet else book
    return {
        "name": told.name,
        "identifier": told.identifier,
        "title": told.title,
        "edition_line": told.edition_line,
        "date": book.date.isoformat(),
        "facts_checked": (book.facts_checked or book.date).isoformat(),
        "draft": str(book.draft).lower(),
    }


def _told_in_source(project: Project) -> BookInfo:
    """What a discreet edition in the source language says of the book."""
    config = project.config
    book, language = cached_book(project)[0], language_of(project, config.language)
    strings = translated_strings(book, None, language, config.special.words)
    return book_info_of(project, book, replace(config.source_edition, discreet=True), (language, language), strings)


def _inputs(root: Path, languages: Sequence[str]) -> dict[str, str]:
    """The digests of the sources, by path in the project."""
    own = [path for language in languages for path in translation_files(root, language)]
    files = project_files(root, _SOURCES) | {path.relative_to(root).as_posix(): path for path in own}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def _edition(
    published: tuple[Project, Book], language: str, outcomes: Sequence[Outcome], catalog: Catalog | None
) -> ReleasedEdition:
    project, book = published
    state = review_in_ledger(project, book, language)
    edition = signed_edition(project.config.editions[language], state)
    folder = edition_folder(language, project.config.publication)
    mine = [outcome for outcome in outcomes if outcome.target.folder == folder]
    items = survey(units(book, edition.country), catalog).items if catalog else ()
    spoken, source = (language_of(project, code) for code in (language, project.config.language))
    translated = translate(book, catalog, spoken, source)
    strings = translated_strings(translated, catalog, spoken, project.config.special.words)
    page = title_page(project, translated, edition, strings)
    released = ReleasedEdition(
        language=language,
        country=edition.country,
        title=page.title,
        reviewed=edition.reviewed,
        texts=len(items),
        translated=sum(item.state == "translated" for item in items),
        files=tuple(file for outcome in mine for file in _released(project, outcome)),
        findings=tuple(dict.fromkeys(_finding(found) for outcome in mine for found in outcome.diagnostics)),
        pending=tuple(
            OpenTask(task.kind, task.what, str(task.location)) for task in what_is_pending(project, book, [language])
        ),
        publication=project.config.publication,
        kind=project.config.kind,
        discreet=edition.discreet,
        review=tuple(_reviewed(state, translated)) if state else None,
    )
    return without_words(released) if edition.discreet else released


def _reviewed(state: Review, translated: Book) -> Iterator[ReviewedChapter]:
    """The state of the review by chapter and kind."""
    titles = {chapter.path: chapter_title(chapter) for chapter in translated.chapters}
    for chapter in state.chapters:
        title = titles.get(chapter.path, chapter.title)
        for count in chapter.counts():
            yield ReviewedChapter(title, chapter.path, count.kind, count.needed, count.signed)


def _released(project: Project, outcome: Outcome) -> Iterator[ReleasedFile]:
    edition, target = project.config.editions[outcome.target.language], outcome.target
    known_as = project.config.discreet_name if edition.discreet and target.publication else target.publication
    for file in outcome.result.files if outcome.result else ():
        is_web = target.format == web.FORMAT
        lasting = released_name(file.path, edition.language, edition.country, edition.date)
        yield ReleasedFile(
            name=web.web_name(edition_folder(target.language, known_as), file.path) if is_web else lasting,
            format=target.format,
            source=file.path,
            media_type=file.media_type,
            title=file.title,
            pages=file.pages,
            size=file.size,
            sha256=file.sha256,
        )


def _finding(found: Diagnostic) -> Finding:
    return Finding(found.severity.value, found.code, str(found.location), found.message)


def _write(
    project: Project,
    found: Manifest,
    contents: Mapping[str, bytes],
    catalogs: Mapping[str, Catalog],
    folder: Path,
) -> None:
    """Add the manifest, the pages and the checksums, and write all."""
    book, _ = cached_book(project)
    languages = languages_of(project)
    page_languages = {
        code: PageLanguage(
            languages[code],
            translated_strings(book, catalogs.get(code), languages[code], project.config.special.words),
        )
        for code in dict.fromkeys(edition.language for edition in found.editions)
    }
    theme = read_templates(project)
    announced = Announcer(project, book, catalogs, found, page_languages, theme).files()
    of_languages = {
        code: [name for name in announced if name.rpartition(".")[0].endswith(f"-{code}")] for code in page_languages
    }
    firsts = first_editions(found)
    first_pages = {code: web.first_page(edition, contents) for code, edition in firsts.items()}
    short_title, download = project.config.book.short_title, download_of(book)
    landing = landing_pages(found, short_title, page_languages, theme, of_languages, first_pages, download)
    away = tuple(away_pages(found, page_languages, theme))
    pages = (*landing, *away)
    news = ((name, content.decode()) for name, content in announced.items() if name.endswith(".html"))
    if unsafe := [fault for name, html in (*pages, *news) for fault in unsafe_text(html, "release", name)]:
        raise GesimError(unsafe)
    covers = dict(cover for edition in firsts.values() for cover in web.cover_of(edition, contents))
    everything = dict(contents) | covers | announced | {name: html.encode() for name, html in pages}
    if away:
        everything[SCRIPT] = theme.text(SCRIPT_SOURCE).encode()
    everything[manifest.NAME] = to_json(with_names_hidden(found)).encode()
    everything[CHECKSUMS] = checksums(everything).encode()
    require_replaceable(folder)  # again: something may have been put there meanwhile
    write_folder(folder, everything, str(folder))


def _read(folder: Path) -> Manifest:
    path = folder / manifest.NAME
    try:
        return from_json(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError):
        message = f"there is no readable {manifest.NAME} in this folder"
        hint = "Name folders that “gesim release --lang …” has written."
        raise GesimError([error("bad-manifest", message, Location(str(folder)), hint)]) from None


def _files(folder: Path, found: Manifest) -> dict[str, bytes]:
    """The released files of a folder. Raises GesimError (``changed-release``) when one is not what it was."""
    contents: dict[str, bytes] = {}
    problems = []
    for file in (file for edition in found.editions for file in edition.files):
        path = folder / file.name
        is_within = path.is_file() and path.resolve().is_relative_to(folder.resolve())
        content = path.read_bytes() if is_within else b""
        if hashlib.sha256(content).hexdigest() != file.sha256:
            hint = "Make this release again, or copy it again."
            problems.append(
                error("changed-release", "the file is missing or not what was released", Location(str(path)), hint)
            )
        contents[file.name] = content
    if problems:
        raise GesimError(problems)
    return contents


def _same_sources(project: Project, found: Manifest) -> None:
    """Raises GesimError (``release-mismatch``) when the releases were made from other sources than the project's."""
    here = _inputs(project.root, [edition.language for edition in found.editions])
    names = (name for name in here.keys() | found.inputs.keys() if here.get(name) != found.inputs.get(name))
    # Those that are here first: of others, the manifest of a discreet edition does not tell the name.
    different = sorted(names, key=lambda name: (name not in here, name))
    if not different and found.book != _book(project):
        different = [PATH]
    if different:
        message = f"the releases were made from other sources: {', '.join(different)}"
        hint = "Check out the commit that they were made from, or make them again."
        raise GesimError([error("release-mismatch", message, Location(different[0]), hint)])


def _left_out(project: Project, found: Manifest) -> Iterator[Diagnostic]:
    present = {(edition.publication, edition.language) for edition in found.editions}
    for config in (each.config for each in project.publications):
        for language in (code for code in config.editions if (config.publication, code) not in present):
            place = config.toml.location(config.place(f"editions.{language}"))
            hint = f"gesim release --lang {language} makes it."
            name = f"{config.publication} {language}".strip()
            yield warning("incomplete-release", f"the edition {name} is in none of the releases", place, hint)
