"""What the browser gets to know, as values for JSON: the index of an edition, all that helps with a message. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from gesim_build.catalog.progress import Item, count_words, survey, tally
from gesim_build.catalog.review import Reviewed
from gesim_build.catalog.similar import Suggestion
from gesim_build.catalog.units import THEME
from gesim_build.catalog.worddiff import word_diff
from gesim_build.checks import MESSAGE_CHECKS
from gesim_build.checks.analysis.acceptance import FINAL
from gesim_build.cldr import own_name
from gesim_build.diagnostics import Diagnostic
from gesim_build.languages.direction import direction_of
from gesim_build.model import Language, Unit
from gesim_build.pipeline import Project
from gesim_build.serve.edition import OpenEdition
from gesim_build.serve.entries import EMPTY, state_of
from gesim_build.serve.marks import message_id

Json = dict[str, Any]
# What a translator may accept above a message.
_ACCEPTABLE = frozenset(check.CODE for check in MESSAGE_CHECKS) - FINAL
# The title page has no part of its own: it is on the start page.
START_PAGE = ""


def project_view(project: Project, languages: Mapping[str, Language], kinds: Sequence[str]) -> Json:
    """The project, and the languages that are worked on."""
    source = project.config.language
    return {
        "name": project.config.book.name,
        "source": source,
        "languages": [
            {"code": code, "name": own_name(code), "direction": direction_of(code), "source": code == source}
            for code in languages
        ],
        "kinds": list(kinds),
    }


def index_view(edition: OpenEdition) -> Json:
    """Every message of an edition in reading order, and the chapters with how far they are."""
    items = _items(edition)
    return {
        "language": edition.code,
        "messages": [_row(name, unit, items.get(name), edition) for name, unit in edition.units.items()],
        "chapters": _chapters(edition, items),
    }


def _items(edition: OpenEdition) -> Mapping[str, Item]:
    """How far each message is, by its id; nothing in the source language."""
    if edition.catalog is None:
        return {}
    return {message_id(item.unit.key): item for item in survey(edition.units.values(), edition.catalog).items}


def _row(name: str, unit: Unit, item: Item | None, edition: OpenEdition) -> Json:
    message = edition.catalog.messages.get(unit.key) if edition.catalog else None
    reviewed = edition.reviewed.get(unit.key)
    return {
        "id": name,
        "msgid": unit.msgid,
        "msgstr": message.msgstr if message else "",
        "state": str(item.state) if item else "source",
        "kind": unit.kind,
        "chapter": unit.chapter,
        "open": list(reviewed.open) if reviewed and reviewed.is_ready else [],
    }


def _chapters(edition: OpenEdition, items: Mapping[str, Item]) -> list[Json]:
    found: dict[str, list[str]] = {}
    for name, unit in edition.units.items():
        found.setdefault(unit.chapter, []).append(name)
    return [_chapter(title, names, edition, items) for title, names in found.items()]


def _chapter(title: str, names: Sequence[str], edition: OpenEdition, items: Mapping[str, Item]) -> Json:
    done = tally([items[name] for name in names if name in items])
    review = [one for name in names if (one := edition.reviewed.get(edition.units[name].key))]
    return {
        "title": title,
        "part": edition.open_book.parts.get(title, START_PAGE),
        "words": done.words,
        "percent": done.percent,
        "messages": len(names),
        "signed": sum(not one.open for one in review),
        "to_sign": len(review),
    }


def message_view(
    edition: OpenEdition, name: str, others: Mapping[str, str], findings: Iterable[Diagnostic]
) -> Json | None:
    """All that helps with a message; None if there is none with this id.

    ``others`` are its translations into other languages, ``findings`` those in the text as it is.
    """
    unit = edition.units.get(name)
    if unit is None:
        return None
    entry = edition.entry(unit.key)
    previous = entry.previous.msgid if entry and entry.previous else None
    return {
        "id": name,
        "context": unit.context,
        "msgid": unit.msgid,
        "kind": unit.kind,
        "chapter": unit.chapter,
        "part": edition.open_book.parts.get(unit.chapter, START_PAGE),
        "is_of_theme": unit.kind == THEME,
        "comment": unit.comment,
        "place": {"path": unit.location.path, "line": unit.location.line},
        "words": count_words(unit.msgid),
        "in_catalog": entry is not None or edition.po is None,
        "line": entry.line if entry else 0,
        "state": asdict(state_of(entry) if entry else EMPTY),
        "flags": list(entry.flags) if entry else [],
        "previous": previous or "",
        "diff": [list(change) for change in word_diff(previous, unit.msgid)] if previous else [],
        "findings": [finding_view(finding) for finding in dict.fromkeys(findings)],
        "terms": _terms(edition, unit),
        "suggestions": [_suggestion(one) for one in edition.similar(unit)],
        "others": dict(others),
        "expansion": edition.language.expansion,
        "review": _review(edition.reviewed.get(unit.key)),
    }


def finding_view(finding: Diagnostic) -> Json:
    """A finding, as people read it."""
    place = finding.location
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "path": place.path,
        "line": place.line,
        "acceptable": finding.code in _ACCEPTABLE,
    }


def terms_view(edition: OpenEdition) -> list[Json]:
    """The open terms of an edition, each with the id of its headword's message, "" if the edition does not print it."""
    found = ((term, candidates, message_id(("", term.term))) for term, candidates in edition.open_terms)
    return [
        {
            "name": term.term,
            "also": list(term.also),
            "definition": term.definition,
            "candidates": list(candidates),
            "id": name if name in edition.units else "",
        }
        for term, candidates, name in found
    ]


def _terms(edition: OpenEdition, unit: Unit) -> list[Json]:
    found = edition.terms.named(unit.msgid) if edition.terms else ()
    undecided = {name.casefold() for term, _ in edition.open_terms for name in term.names}
    return [
        {"name": term.name, "wordings": list(term.wordings), "open": term.name.casefold() in undecided}
        for term in found
    ]


def _suggestion(one: Suggestion) -> Json:
    text = one.remembered
    return {"msgid": text.source, "msgstr": text.translation, "alike": one.likeness, "obsolete": text.obsolete,
            "from": "" if text.place.path.endswith(".po") else text.place.path}  # fmt: skip


def _review(one: Reviewed | None) -> Json | None:
    if one is None:
        return None
    before = one.before
    return {
        "hash": one.hash,
        "ready": one.is_ready,
        "needed": list(one.needed),
        "signed": list(one.signed),
        "open": list(one.open),
        "before": before and {
            "by": before.by,
            "date": before.date.isoformat(),
            "kind": before.kind,
            "msgid": [list(change) for change in word_diff(before.msgid, one.key[1])],
            "msgstr": [list(change) for change in word_diff(before.msgstr, one.msgstr)],
        },
    }  # fmt: skip
