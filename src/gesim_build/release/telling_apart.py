"""What tells the publications of a release apart where its files are listed: titles may be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gesim_build.cldr import territory
from gesim_build.release.manifest import ReleasedEdition

# The words are those of the theme; `templates/release/page.html.j2` has them for translators.
KIND_WORDS: Mapping[str, str] = {
    "stories": "Stories",
    "report": "Report",
    "sheet": "Information sheet",
    "leaflet": "Leaflet",
}


def told_apart(
    edition: ReleasedEdition, editions: Iterable[ReleasedEdition], say: Callable[[str], str], locale: str
) -> tuple[str, ...]:
    """What kind of publication it is, unless a book, and its country if another of ``editions`` is called the same."""
    words = (say(KIND_WORDS[edition.kind]),) if edition.kind in KIND_WORDS else ()
    countries = {one.country for one in editions if _called(one) == _called(edition)}
    return (*words, territory(edition.country, locale)) if len(countries) > 1 and edition.country else words


def _called(edition: ReleasedEdition) -> tuple[str, str, str]:
    return edition.language, edition.title, edition.kind
