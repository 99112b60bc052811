"""A build: every wanted language and format, in parallel, each from its record when nothing changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gesim_build.diagnostics import Diagnostic, GesimError, Severity
from gesim_build.formats import FORMATS, LINKING, PAGED, USUAL, renderer
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Artifact, Manuscript
from gesim_build.output import FOLDER, write_artifacts
from gesim_build.packaged import PACKAGE, packaged_templates
from gesim_build.pipeline import (
    Project,
    as_released,
    catalogs_of,
    known_languages,
    languages_of,
    load_book,
    manuscript,
    read_templates,
    translation_files,
    unknown_name,
)
from gesim_build.pipeline.preflight import preflighted
from gesim_build.pipeline.press import equipped
from gesim_build.pipeline.record import Made, files_hash, finished_files, made, recall, remember
from gesim_build.press import Press
from gesim_build.registers.printing import numbers_of_edition
from gesim_build.validate import INSPECTIONS, inspect_packed, inspector, shares, unpack
from gesim_build.validate.completeness import losses
from gesim_build.validate.inventory import TEXT, Inventory
from gesim_build.validate.manuscript import inventory
from gesim_build.validate.phones import phone_differences
from gesim_build.versions import fingerprint
from gesim_build.workers import Workers

# Renders wait for worker processes most of their time; a few more threads than cores keep those busy.
_THREADS = 4
# The format that goes to a press.
PRINT = "print"


@dataclass(frozen=True, slots=True)
class Target:
    """One output to make."""

    language: str
    format: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target: what was made (None when it failed), seconds, whether it was there already."""

    target: Target
    made: Made | None
    seconds: float
    unchanged: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether nothing was made, or something that must not be used."""
        return self.made is None or any(finding.severity is Severity.ERROR for finding in self.diagnostics)


Progress = Callable[[Outcome], None]
Findings = Mapping[str, tuple[Diagnostic, ...]]


def targets(project: Project, languages: Sequence[str], formats: Sequence[str]) -> tuple[Target, ...]:
    """Every wanted language with every wanted format; none named means all, and the usual formats.

    Raises GesimError for unknown names.
    """
    if problems := [unknown_name("format", name, FORMATS) for name in formats if name not in FORMATS]:
        raise GesimError(problems)
    return tuple(
        Target(language, name)
        for language in known_languages(project, languages)
        for name in FORMATS
        if name in (formats or USUAL)
    )


def build(
    project: Project, wanted: Sequence[Target], *, release: bool, today: dt.date, progress: Progress
) -> tuple[Outcome, ...]:
    """Make the wanted outputs; reports each as it is done. Raises GesimError when the book itself is unusable.

    A release is made of records that are valid ``today``; in a draft only the date of the edition counts, so that it
    is the same on every day.
    """
    versions = fingerprint()
    released = today if release else None
    printing = any(target.format == PRINT for target in wanted)
    press = equipped(project.config.press) if printing else project.config.press
    keys = _keys(project, wanted, versions, released, press)
    outcomes: list[Outcome] = []
    remaining: list[Target] = []
    for target in wanted:
        known = None
        if not _waits_for(target, remaining):
            key = _linked_key(keys[target], _links(project.root, target))
            known = recall(project.root, target.language, target.format, key)
        if known:
            outcome = Outcome(target, known[0], 0.0, True, known[1])
            outcomes.append(outcome)
            progress(outcome)
        else:
            remaining.append(target)
    if remaining:
        outcomes += _make(project, remaining, keys, versions, released, press, progress)
    return tuple(sorted(outcomes, key=lambda outcome: wanted.index(outcome.target)))


def _keys(
    project: Project, wanted: Sequence[Target], versions: str, released: dt.date | None, press: Press
) -> dict[Target, str]:
    """The hash of everything that decides the bytes of each target, and whether they may be released on that day."""
    root = project.root
    inputs = files_hash([root / "handbook", root / "templates", packaged_templates(), PACKAGE])
    common = "\0".join((inputs, versions, str(released)))
    profiles = {PRINT: hashlib.sha256(press.profile).hexdigest()}
    languages = dict.fromkeys(target.language for target in wanted)
    words = {language: _content(translation_files(root, language)) for language in languages}
    return {
        target: hashlib.sha256(
            "\0".join((common, target.language, target.format, profiles.get(target.format, ""))).encode()
            + words[target.language]
        ).hexdigest()
        for target in wanted
    }


def _content(paths: Iterable[Path]) -> bytes:
    """Names and contents of some files."""
    return b"".join(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes() for path in paths)


def _waits_for(target: Target, others: Iterable[Target]) -> bool:
    """Does a target link to the files of another one that is still to be made?"""
    return target.format in LINKING and any(other.language == target.language for other in others)


def _links(root: Path, target: Target) -> Mapping[str, int]:
    """The finished files that a target may link to: size by path."""
    if target.format not in LINKING:
        return {}
    return finished_files(root, target.language, [name for name in FORMATS if name not in LINKING])


def _linked_key(key: str, files: Mapping[str, int]) -> str:
    """The hash of everything that decides the bytes of a target, links to other files included."""
    return hashlib.sha256("\0".join((key, *(f"{name} {size}" for name, size in files.items()))).encode()).hexdigest()


def _make(
    project: Project,
    wanted: Sequence[Target],
    keys: Mapping[Target, str],
    versions: str,
    released: dt.date | None,
    press: Press,
    progress: Progress,
) -> Iterator[Outcome]:
    """Render every target; write it when the whole book, which is checked meanwhile, has no error."""
    from gesim_build.cache import Cache

    approval: Future[Findings] = Future()
    with (
        Workers(os.cpu_count() or 1, Cache(project.root / ".gesim" / "cache"), versions) as workers,
        ThreadPoolExecutor(_THREADS) as threads,
    ):
        if any(target.format in PAGED for target in wanted):
            workers.warm_up()
        try:
            theme = read_templates(project)
            editions = Editions(project, tuple(dict.fromkeys(target.language for target in wanted)))
            jobs: list[Future[Outcome]] = []
            for language, text, holds, numbers in editions.manuscripts(theme):
                own: dict[Target, Future[Outcome]] = {}
                for target in (target for target in wanted if target.language == language):
                    awaited = tuple(own.values()) if _waits_for(target, own) else ()
                    task = _Task(
                        project.root,
                        target,
                        keys[target],
                        replace(text, press=press),
                        holds,
                        numbers,
                        released is not None,
                        theme,
                        awaited,
                    )
                    own[target] = threads.submit(_one, task, workers, approval)
                jobs += own.values()
            approval.set_result(editions.findings(released))
            for job in as_completed(jobs):
                outcome = job.result()
                progress(outcome)
                yield outcome
        except BaseException:
            approval.cancel()
            threads.shutdown(wait=False, cancel_futures=True)
            workers.close(at_once=True)
            raise


class Editions:
    """The book in some languages: parsed once, assembled one after the other, then checked as a whole.

    Raises GesimError when the book or a catalog cannot be read.
    """

    def __init__(self, project: Project, codes: Sequence[str]) -> None:
        self._project = project
        self._codes = codes
        self._book, found = load_book(project)
        self._catalogs, notes = catalogs_of(project, self._book, codes)
        self._found = (*found, *notes)
        _stop_on_errors(self._found)
        self._wrong: dict[str, tuple[Diagnostic, ...]] = {}

    def manuscripts(self, theme: Any) -> Iterator[tuple[str, Manuscript, Inventory, frozenset[str]]]:
        """The manuscript of each language, what it holds, and the numbers that it may dial."""
        languages = languages_of(self._project)
        for code in self._codes:
            text, wrong = manuscript(self._project, self._book, self._catalogs.get(code), languages[code], theme)
            self._wrong[code] = wrong
            yield code, text, inventory(text), numbers_of_edition(self._book.records, text.edition)

    def findings(self, released: dt.date | None) -> Findings:
        """The findings of each assembled edition.

        Raises GesimError with all errors of the book and its catalogs, or, if there are none, with those of
        assembling; in a release (its day is given), every missing or fuzzy translation, every record that has
        expired and every word that does not fit its figure is such an error.
        """
        from gesim_build.pipeline.check import check

        checked = check(
            self._project, self._book, self._catalogs, self._codes, release=released is not None, today=released
        )
        _stop_on_errors(checked)
        if released:
            self._wrong = {code: as_released(wrong) for code, wrong in self._wrong.items()}
        for wrong in self._wrong.values():
            _stop_on_errors(wrong)
        return {code: (*self._found, *_of_language(checked, code), *wrong) for code, wrong in self._wrong.items()}


def _of_language(findings: Sequence[Diagnostic], code: str) -> tuple[Diagnostic, ...]:
    """The findings that concern an edition: those in the English text and in its own catalog."""
    other = "translations/"
    return tuple(f for f in findings if not f.location.path.startswith(other) or f.location.path == f"{other}{code}.po")


def _stop_on_errors(findings: Sequence[Diagnostic]) -> None:
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise GesimError(dict.fromkeys(findings))


@dataclass(frozen=True, slots=True)
class _Task:
    """One target to render, when the ``awaited`` ones are done.

    ``holds`` is what is in its manuscript, ``numbers`` are those that its links may dial. In a ``release`` nothing may
    be that does not fit.
    """

    root: Path
    target: Target
    key: str
    text: Manuscript
    holds: Inventory
    numbers: frozenset[str]
    release: bool
    theme: Any
    awaited: tuple[Future[Outcome], ...]


def _one(task: _Task, workers: Workers, approval: Future[Findings]) -> Outcome:
    """Render one target, and write it when it holds the whole manuscript and the book is approved."""
    wait(task.awaited)
    start = time.perf_counter()
    target = task.target
    files = _links(task.root, target)
    try:
        artifacts = tuple(renderer(target.format)(replace(task.text, files=files), task.theme, workers.submit))
        inspected = _inspected(task, artifacts, workers)
        if target.format == PRINT:
            artifacts, wrong = preflighted(target.language, artifacts, task.text.press, workers.submit)
            inspected = (*inspected, *wrong)
        findings = (*approval.result()[target.language], *inspected)
        write_artifacts(task.root, target.language, artifacts)
    except GesimError as problem:
        return Outcome(target, None, time.perf_counter() - start, False, problem.diagnostics)
    result = made(target.language, target.format, artifacts)
    remember(task.root, _linked_key(task.key, files), result, findings)
    return Outcome(target, result, time.perf_counter() - start, False, findings)


def _inspected(task: _Task, artifacts: Sequence[Artifact], workers: Workers) -> tuple[Diagnostic, ...]:
    """What the finished files themselves show.

    Raises GesimError when something of the manuscript is not in them or, in a release, does not fit on its pages.
    """
    language, format_ = task.target.language, task.target.format
    misfits = tuple(finding for artifact in artifacts for finding in artifact.findings)
    if task.release and misfits:
        raise GesimError(as_released(misfits))
    row = INSPECTIONS.get(format_)
    if row is None:
        return misfits
    files = {artifact.path: artifact.content for artifact in artifacts}
    phones: list[Diagnostic] = []
    texts = [item.key for item in task.holds if item.kind == TEXT]
    for share in shares(format_, files):
        if row.apart:
            found = unpack(workers.submit(inspect_packed, format_, share.files, texts).result())
        else:
            found = inspector(format_).inspect(share.files, texts)
        phones += phone_differences(task.holds, found, share, task.numbers, f"{FOLDER}/{language}")
        lost = losses(task.holds, found, share.shows, f"{language} {format_}{share.ending}")
        _stop_on_errors((*phones, *lost))
    if language != PSEUDO:
        return (*misfits, *phones)
    from gesim_build.validate.untranslatable import untranslatable

    return (*misfits, *phones, *untranslatable(task.text, inspector(format_).seen(files), f"{FOLDER}/{language}"))
