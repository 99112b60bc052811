"""What the workbench answers, from the values of a request. Each answer is of the project as it is at that moment."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from gesim_build.diagnostics import GesimError
from gesim_build.pipeline.reviewing import review_kinds
from gesim_build.serve import live_checks
from gesim_build.serve.edition import OpenEdition
from gesim_build.serve.entries import EntryState, state_of
from gesim_build.serve.pdf import PdfBuilder
from gesim_build.serve.room import Rooms
from gesim_build.serve.saving import (
    Conflict,
    Signature,
    digest_of,
    save_entry,
    save_source,
    sign,
    source_files,
    source_text,
    sync,
)
from gesim_build.serve.views import Json, finding_view, index_view, message_view, project_view, terms_view
from gesim_build.serve.workbench import Workbench

Values = Mapping[str, Any]
_PAGE, _STYLESHEET = ".html", "book.css"
_START = "index"
_PAGE_NUMBER = re.compile("[0-9]{1,5}")


class BadRequestError(Exception):
    """A request that no page of ours makes: a value is missing, or is of another kind."""


class NotFoundError(Exception):
    """There is no such message, page or file, or not any more."""


class Answers:
    """Everything that can be asked of a workbench. ``today`` is asked for the day of a sign-off."""

    def __init__(
        self, bench: Workbench, today: Callable[[], dt.date], by: str = "", pdf: PdfBuilder | None = None
    ) -> None:
        self._bench = bench
        self._today = today
        self._by = by
        self._pdf = pdf
        self._rooms = Rooms()

    def project(self) -> Json:
        """The project and its languages."""
        with self._bench.lock:
            opened = self._bench.book
            view = project_view(opened.project, self._bench.languages(), review_kinds(opened.project))
        return {**view, "by": self._by, "pdf": self._pdf is not None}

    def index(self, values: Values) -> Json:
        """Every message of a language, and its chapters."""
        return index_view(self._edition(values))

    def findings(self, values: Values) -> Json:
        """All findings of a language: by message, and those that belong to none."""
        edition = self._edition(values)
        by_message = edition.findings_by_message
        placed = {finding for found in by_message.values() for finding in found}
        return {
            "messages": {name: [finding_view(one) for one in found] for name, found in by_message.items()},
            "others": [finding_view(one) for one in edition.findings if one not in placed],
        }

    def message(self, values: Values) -> Json:
        """All that helps with a message."""
        return self._message(self._edition(values), _text(values, "id"))

    def _message(self, edition: OpenEdition, name: str) -> Json:
        unit = edition.units.get(name)
        if unit is None:
            raise NotFoundError("The book does not have this message any more.")
        entry = edition.entry(unit.key)
        found = live_checks.in_translation(edition, unit, state_of(entry)) if entry else ()
        known = (*found, *edition.known_findings(name))
        return message_view(edition, name, self._others(edition, unit.key), known) or {}

    def _others(self, edition: OpenEdition, key: tuple[str, str]) -> Mapping[str, str]:
        """The translations of a message into the other languages; a catalog that is broken has none."""
        found: dict[str, str] = {}
        with self._bench.lock:
            for code in self._bench.languages():
                if code == edition.code:
                    continue
                try:
                    catalog = self._bench.edition(code).catalog
                except GesimError:
                    continue
                if catalog and (text := catalog.translation(key)):
                    found[code] = text
        return found

    def check(self, values: Values) -> Json:
        """The findings in a translation as it is typed."""
        edition, name = self._edition(values), _text(values, "id")
        unit = edition.units.get(name)
        if unit is None:
            raise NotFoundError("The book does not have this message any more.")
        found = live_checks.in_translation(edition, unit, _state(values, "state"))
        return {"findings": [finding_view(one) for one in found]}

    def save(self, values: Values) -> Json:
        """Write a translation; see `save_entry`."""
        name, code = _text(values, "id"), _text(values, "lang")
        with self._bench.lock:
            unit = self._bench.edition(code).units.get(name)
            if unit is None:
                raise NotFoundError("The book does not have this message any more.")
            conflict = save_entry(self._bench, code, unit.key, _state(values, "base"), _state(values, "state"))
            if conflict:
                return _conflict(conflict)
            return self._message(self._bench.edition(code), name)

    def sign(self, values: Values) -> Json:
        """Sign messages by their hashes; see `saving.sign`."""
        hashes = values.get("hashes")
        if not isinstance(hashes, list) or not all(isinstance(one, str) for one in hashes):
            raise BadRequestError("hashes must be a list of texts")
        how = Signature(_text(values, "by"), _text(values, "as"), self._today())
        with self._bench.lock:
            return {"signed": sign(self._bench, _text(values, "lang"), hashes, how)}

    def sync(self, values: Values) -> Json:
        """Bring the catalog of a language in step with the text."""
        with self._bench.lock:
            return {"done": sync(self._bench, _text(values, "lang"))}

    def sources(self) -> Json:
        """The source files that can be edited."""
        return {"files": list(source_files(self._bench.root))}

    def source(self, values: Values) -> Json:
        """A source file, with what tells this state of it from others."""
        text = source_text(self._bench.root, _text(values, "path"))
        return {"path": values["path"], "text": text, "digest": digest_of(text)}

    def check_source(self, values: Values) -> Json:
        """The findings in a source file as it is typed."""
        with self._bench.lock:
            opened = self._bench.book
        path = _text(values, "path")
        if path not in source_files(self._bench.root):
            raise NotFoundError("There is no such source file.")
        found = live_checks.in_source(opened, path, _text(values, "text"))
        return {"findings": [finding_view(one) for one in found]}

    def save_source(self, values: Values) -> Json:
        """Write a source file; see `saving.save_source`."""
        path, text = _text(values, "path"), _text(values, "text")
        with self._bench.lock:
            conflict = save_source(self._bench.root, path, _text(values, "digest"), text)
        return _conflict(conflict) if conflict else {"digest": digest_of(text.replace("\r\n", "\n"))}

    def page(self, values: Values) -> tuple[str, bytes]:
        """A page of an edition, its style sheet, or a picture of it: media type and bytes."""
        edition, name = self._edition(values), _text(values, "name")
        if name == _STYLESHEET:
            return "text/css", edition.stylesheet()
        if name.endswith(_PAGE):
            part = name.removesuffix(_PAGE)
            if (content := edition.page("" if part == _START else part)) is not None:
                return "text/html", content
        elif found := edition.images().get(name):
            return found
        raise NotFoundError("There is no such page.")

    def pdf(self, values: Values) -> Json:
        """Where a message is in the PDF; see `PdfBuilder.view`."""
        view = self._builder().view(_text(values, "lang"), _text(values, "id"))
        return {**view, "findings": [finding_view(one) for one in view["findings"]]}

    def pdf_page(self, values: Values) -> tuple[str, bytes]:
        """A page of the PDF as a picture."""
        name = _text(values, "name").removesuffix(".png")
        content = self._builder().picture(_text(values, "lang"), int(name)) if _PAGE_NUMBER.fullmatch(name) else None
        if content is None:
            raise NotFoundError("There is no such page.")
        return "image/png", content

    def room(self, values: Values) -> Json:
        """How much room a message has in the PDF that was built last; see `Rooms.view`."""
        with self._bench.lock:
            source = self._bench.edition(self._bench.book.project.config.language)
        return self._rooms.view(self._edition(values), source, _text(values, "id"))

    def terms(self, values: Values) -> Json:
        """The terms whose word in a language is undecided, with what they are called so far."""
        return {"terms": terms_view(self._edition(values))}

    def _builder(self) -> PdfBuilder:
        if self._pdf is None:
            raise NotFoundError("Pages of the PDF are shown by: gesim serve --pdf")
        return self._pdf

    def _edition(self, values: Values) -> OpenEdition:
        with self._bench.lock:
            return self._bench.edition(_text(values, "lang"))


def _text(values: Values, name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str):
        raise BadRequestError(f"{name} must be a text")
    return value


def _state(values: Values, name: str) -> EntryState:
    value = values.get(name)
    if not isinstance(value, dict) or not isinstance(value.get("fuzzy"), bool):
        raise BadRequestError(f"{name} must have msgstr, fuzzy and comments")
    return EntryState(_text(value, "msgstr"), value["fuzzy"], _text(value, "comments"))


def _conflict(conflict: Conflict) -> Json:
    theirs = conflict.theirs
    return {"conflict": asdict(theirs) if isinstance(theirs, EntryState) else theirs}
