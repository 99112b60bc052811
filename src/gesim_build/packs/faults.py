"""Why a translation from a pack cannot be taken: it would be an error in the catalog."""

from __future__ import annotations

from gesim_build.catalog.expected import kind_and_chapter
from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.store import text_problems
from gesim_build.checks import check_message
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Language, Unit
from gesim_build.packs.returned import Faults


def faults_of(language: Language, country: str) -> Faults:
    """The faults of translations into a language, for the edition of a country: lost codes, links, numbers to call.

    What the catalog accepts for a message counts here too.
    """

    def found(entry: Entry, translation: str) -> tuple[str, ...]:
        place = Location("", entry.line)
        problems: list[Diagnostic] = [*text_problems(entry.msgid, (translation,), place)]
        if not problems:
            kind, chapter = kind_and_chapter(entry.extracted)
            unit = Unit(entry.context or "", entry.key[1], kind or "paragraph", place, chapter)
            new = entry.changed(msgstr=(translation,), obsolete=False)
            message = catalog_of(PoFile("", (new,)), language.code).messages[entry.key]
            problems = [*check_message(unit, message, language, None, country)]
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        return tuple(f"{problem.message} ({problem.code})" for problem in errors)

    return found
