"""The state of the review of an edition: what its ledger says of the texts that it has now. [I/O]"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gesim_build.catalog.ledger import KINDS, TRANSLATION, SignOff
from gesim_build.catalog.ledger_store import ledger_path, load_ledger
from gesim_build.catalog.review import Review, review
from gesim_build.catalog.units import units, units_of_all
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error, warning
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Book, Catalog, Edition
from gesim_build.pipeline import Project, read_catalogs, read_templates


def review_kinds(project: Project) -> tuple[str, ...]:
    """As what messages of a book can be signed: the reviews that it defines are among them."""
    return tuple(dict.fromkeys((*KINDS, *read_templates(project).vocabulary.reviews)))


def review_of_edition(
    project: Project, book: Book, language: str, catalog: Catalog | None
) -> tuple[Review | None, tuple[Diagnostic, ...]]:
    """The state of an edition, None without a ledger, and what is wrong in the ledger."""
    if language == PSEUDO or not (project.root / ledger_path(language)).exists():
        return None, ()
    ledger, problems = load_ledger(project.root, language, review_kinds(project))
    return state_of_review(project, book, language, catalog, ledger or ()), problems


def review_in_ledger(project: Project, book: Book, language: str) -> Review | None:
    """The state of an edition by its ledger, None without one. Raises GesimError on a broken catalog."""
    if language not in project.config.editions or not (project.root / ledger_path(language)).exists():
        return None
    catalogs, _ = read_catalogs(project, [language])
    return review_of_edition(project, book, language, catalogs.get(language))[0]


def state_of_review(
    project: Project, book: Book, language: str, catalog: Catalog | None, ledger: Sequence[SignOff]
) -> Review:
    """The state of an edition by the sign-offs of a ledger."""
    texts = units(book, project.config.editions[language].country)
    return review(language, ledger_path(language), [book], texts, catalog, ledger)


def review_findings(
    project: Project, book: Book, language: str, catalog: Catalog | None, *, release: bool
) -> tuple[Diagnostic, ...]:
    """What is wrong in the ledger of an edition, ``reviewed`` of earlier versions, and what a release lacks.

    Codes: those of `load_ledger`, ``reviewed-flag``, ``not-reviewed``.
    """
    state, problems = review_of_edition(project, book, language, catalog)
    edition = project.config.editions[language]
    flag = _flag(project, edition, has_ledger=state is not None) if edition.reviewed else ()
    if not release or edition.review == "none":
        return (*problems, *flag)
    lacking = state or state_of_review(project, book, language, catalog, ())
    return (*problems, *flag, *_not_reviewed(lacking, edition.review))


def signed_edition(edition: Edition, state: Review | None) -> Edition:
    """An edition, reviewed if all of it is signed now; without a ledger, if the configuration says so."""
    return replace(edition, reviewed=state.is_signed(TRANSLATION)) if state else edition


def _flag(project: Project, edition: Edition, *, has_ledger: bool) -> tuple[Diagnostic, ...]:
    """``reviewed-flag``: what ``reviewed`` of earlier versions is now."""
    config, code = project.config, edition.language
    path = f"{config.place('editions')}.reviewed" if config.publication else f"editions.{code}.reviewed"
    if has_ledger:
        what = f"“reviewed” is not read any more: {ledger_path(code)} says what is signed"
        hint = "Delete it here."
    else:
        what = f"“reviewed” says that the translation into {code} was reviewed, but not which texts were"
        hint = (
            f"Sign them as they are now: gesim review sign --lang {code} --by ROLE --all; then delete it here. "
            "Until then it counts as before."
        )
    return (warning("reviewed-flag", what, config.toml.location(path), hint),)


def _not_reviewed(state: Review, policy: str) -> Iterator[Diagnostic]:
    """``not-reviewed`` for each chapter, and each kind of sign-off that it lacks."""
    for chapter in state.chapters:
        for count in chapter.counts():
            if not count.is_whole and (policy == "all" or count.kind == TRANSLATION):
                lacking = count.needed - count.signed
                what = f"“{chapter.title}”: {lacking} of {count.needed} messages are not signed ({count.kind})"
                hint = (
                    f"gesim review --lang {state.language} lists them. "
                    "[release] review in handbook.toml says what must be signed."
                )
                related = (Location(chapter.path),) if chapter.path else ()
                yield error("not-reviewed", what, Location(state.path), hint, *related)


def reviews(
    project: Project, published: Sequence[tuple[Project, Book]], languages: Sequence[str]
) -> tuple[Mapping[str, Review], Mapping[str, tuple[SignOff, ...]], tuple[Diagnostic, ...]]:
    """The state of some languages over some publications, their ledgers, and what is wrong in these.

    Raises GesimError (``unknown-language``, and what is wrong with a catalog).
    """
    known = tuple(project.config.editions)
    if unknown := [name for name in languages if name not in known]:
        hint = f"There are: {', '.join(known)}."
        place = Location("handbook/handbook.toml")
        raise GesimError([error("unknown-language", f"there is no language “{name}”", place, hint) for name in unknown])
    wanted = [code for code in known if code in (languages or known)]
    catalogs, _ = read_catalogs(project, wanted)
    found: dict[str, Review] = {}
    ledgers: dict[str, tuple[SignOff, ...]] = {}
    problems: list[Diagnostic] = []
    for code in wanted:
        ledger, wrong = load_ledger(project.root, code, review_kinds(project))
        problems += wrong
        ledgers[code] = ledger or ()
        own = [(book, each.config.edition(code).country) for each, book in published if code in each.config.editions]
        texts, books = units_of_all(own), [book for book, _ in own]
        found[code] = review(code, ledger_path(code), books, texts, catalogs.get(code), ledgers[code])
    return found, ledgers, tuple(problems)
