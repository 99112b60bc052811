"""Packs for agencies: made of an edition, and imported into its catalog. [I/O]"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gesim_build import __version__
from gesim_build.atomic import replace_file
from gesim_build.catalog.ledger import TRANSLATION
from gesim_build.catalog.progress import selected
from gesim_build.catalog.store import read_po_files, write_po
from gesim_build.catalog.units import units_of_all
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error, stop_on_errors
from gesim_build.model import Book, Catalog
from gesim_build.packs.making import Knowledge, Wanted, make_pack
from gesim_build.packs.pack import Origin, Pack, message_hash
from gesim_build.pipeline import Project, languages_of, read_catalogs, translated_languages
from gesim_build.pipeline.check import check_language, read_terms
from gesim_build.pipeline.reviewing import reviews

if TYPE_CHECKING:
    from gesim_build.catalog.po import PoFile
    from gesim_build.packs.returned import Result

Published = Sequence[tuple[Project, Book]]


def origin_of(project: Project, language: str) -> Origin:
    """What packs of a language are made from."""
    config = project.config
    edition = config.editions[language]
    return Origin(
        config.book.identifier, language, config.language, edition.country, edition.date.isoformat(), __version__
    )


def pack_of(project: Project, published: Published, language: str, wanted: Wanted) -> Pack:
    """The pack of a language over some publications.

    Raises GesimError: ``unknown-language``, what is wrong with the catalog, and what `make_pack` raises.
    """
    selected(project.config.editions, project.config.language, [language])
    read_po_files(project.root, [language])
    catalogs, notes = read_catalogs(project, [language])
    stop_on_errors(notes)
    own = [(each, book) for each, book in published if language in each.config.editions]
    texts = units_of_all((book, each.config.edition(language).country) for each, book in own)
    known = _knowledge(project, own, language, catalogs[language])
    return make_pack(origin_of(project, language), texts, known, wanted)


def _knowledge(project: Project, published: Published, language: str, catalog: Catalog) -> Knowledge:
    """What is known of the translations: findings, sign-offs, terms."""
    conventions = languages_of(project)
    findings: dict[int, dict[Diagnostic, None]] = defaultdict(dict)
    for each, book in published:
        for finding in check_language(each, book, catalog, language, conventions, release=False):
            if finding.location.path == catalog.path and finding.location.line:
                findings[finding.location.line][finding] = None
    states, _, problems = reviews(project, published, [language])
    stop_on_errors(problems)
    signed = {one.key for one in states[language].messages if TRANSLATION in one.signed}
    terms, wrong = read_terms(project, published[0][1], catalog, conventions)
    stop_on_errors(wrong)
    return Knowledge(catalog, conventions[language], terms, signed, {line: [*of] for line, of in findings.items()})


def write_pack(content: bytes, place: Path, *, overwrite: bool) -> bool:
    """Write a pack; whether it was written: not if it is there already, as it is.

    Raises GesimError: ``pack-exists`` for another file of that name, which may hold an agency's work; ``cannot-write``.
    """
    try:
        if place.exists() and not overwrite:
            if place.read_bytes() == content:
                return False
            hint = "Import or move it first, give another name with --output, or say --overwrite."
            what = "there is another pack of this name, which may have translations in it"
            raise GesimError([error("pack-exists", what, Location(str(place)), hint)])
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, content)
    except OSError as problem:
        hint = "Check that the disk has room and that you may write there; an earlier file was left as it was."
        wrong = error("cannot-write", f"cannot be written: {problem.strerror}", Location(str(place)), hint)
        raise GesimError([wrong]) from None
    return True


def read_pack(project: Project, place: Path, language: str) -> tuple[Pack, PoFile]:
    """The pack in a file, and the catalog that it is of; a ``language`` is only needed where the pack says none.

    Raises GesimError: ``unreadable-pack``, ``unknown-language``, what is wrong with the catalog.
    """
    from gesim_build.packs.formats import MOST_BYTES, read
    from gesim_build.packs.xml import unreadable

    try:
        size = place.stat().st_size
        if size > MOST_BYTES:
            raise unreadable(str(place), f"the file has {size >> 20} MB; no pack has more than {MOST_BYTES >> 20}")
        content = place.read_bytes()
    except OSError as problem:
        raise unreadable(str(place), f"cannot be read: {problem.strerror}", 0, "Check the name.") from None
    codes = translated_languages(project)
    files = read_po_files(project.root, codes)
    known = {message_hash(e.key): e.msgid for po in files.values() for e in po.entries if not e.is_header}
    pack = read(content, str(place), known)
    code = language or _language_of(pack)
    if code not in codes:
        hint = f"Say it with --lang. Translated: {', '.join(codes) or 'none'}."
        what = f"no edition is translated into “{code}”" if code else "the pack does not say which language it is in"
        raise GesimError([error("unknown-language", what, Location(str(place)), hint)])
    return pack, files[code]


def _language_of(pack: Pack) -> str:
    """The language of a pack; that of its edition where a program has only added a region ("de-DE")."""
    made_for = pack.origin.language if pack.origin else ""
    return made_for if made_for and pack.language.casefold().startswith(f"{made_for}-".casefold()) else pack.language


def import_into(project: Project, pack: Pack, po: PoFile, *, dry: bool) -> tuple[tuple[Result, ...], PoFile]:
    """Take what a pack brings into a catalog, and write it unless ``dry``; hold ``translations/`` meanwhile.

    Returns what became of each unit, and the catalog as it is now. Raises GesimError as `write_po`.
    """
    from gesim_build.packs.faults import faults_of
    from gesim_build.packs.returned import import_pack

    language = Path(po.path).stem
    edition = project.config.editions[language]
    new, results = import_pack(po, pack, faults_of(languages_of(project)[language], edition.country))
    if not dry:
        write_po(project.root, new, po)
    return results, new
