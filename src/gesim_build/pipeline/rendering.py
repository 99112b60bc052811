"""One output of a build: rendered, inspected, and written when it holds the whole book."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from gesim_build.diagnostics import Diagnostic, GesimError, stop_on_errors
from gesim_build.formats import RenderContext, renderer
from gesim_build.formats.look import Look
from gesim_build.hashing import digest
from gesim_build.kept import Wanted
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Artifact
from gesim_build.output import FOLDER, write_artifacts, written
from gesim_build.output_formats import PRESS
from gesim_build.pipeline import as_released
from gesim_build.pipeline.cached_inventories import recalled
from gesim_build.pipeline.editions import Assembled, Findings
from gesim_build.pipeline.keys import linked_files, linked_key
from gesim_build.pipeline.preflight import preflighted
from gesim_build.pipeline.record import build_result, save_result
from gesim_build.pipeline.target import Outcome, Target
from gesim_build.print_spec import PrintSpec
from gesim_build.safety.findings import unsafe_files
from gesim_build.validate import INSPECTIONS, file_groups, inspect_packed, inspector, read_piece, unpack
from gesim_build.validate.completeness import losses
from gesim_build.validate.inventory import TEXT
from gesim_build.validate.phones import phone_differences
from gesim_build.workers import Workers
from gesim_build.workers.lost import BackendLostError

# The code of a finding in a text before it is laid out, and of one on its pages.
GLYPHS = "missing-glyph"


@dataclass(frozen=True, slots=True)
class Task:
    """One target to make of its edition, when the ``awaited`` ones are done; ``keys`` are those of all targets.

    ``look`` is that of the medium of its format. In a ``release`` nothing may be that does not fit. A ``fast`` one is
    written before it is checked.
    """

    root: Path
    target: Target
    keys: Mapping[Target, str]
    edition: Assembled
    release: bool
    look: Look
    print_spec: PrintSpec
    awaited: tuple[Future[Outcome], ...]
    fast: bool = False


def make_target(task: Task, workers: Workers, approval: Future[Findings]) -> Outcome:
    """Render one target, and write it when it holds the whole manuscript and the book is approved.

    A fast one is written at once, and taken away again if it does not, or something in it has an error.
    """
    for earlier in task.awaited:
        earlier.result()  # raises where it was interrupted: what links to it would miss it
    start = time.perf_counter()
    target = task.target
    files = linked_files(task.root, target, task.keys)
    try:
        artifacts = tuple(renderer(target.format)(_context(task, workers, files)))
        stop_on_errors(tuple(unsafe_files(artifacts, f"{FOLDER}/{target.folder}")))
        with written(task.root, target.folder, artifacts) if task.fast else nullcontext():
            inspected = _inspected(task, artifacts, workers)
            if target.format == PRESS:
                artifacts, wrong = preflighted(target.folder, artifacts, task.print_spec, workers.submit)
                inspected = (*inspected, *wrong)
            findings = _once(approval.result()[target.language], inspected)
            if task.fast:
                stop_on_errors(findings)
        if not task.fast:
            write_artifacts(task.root, target.folder, artifacts)
    except BackendLostError:
        raise
    except GesimError as problem:
        return Outcome(target, None, time.perf_counter() - start, False, problem.diagnostics)
    result = build_result(target.folder, target.format, artifacts)
    save_result(task.root, linked_key(task.keys[target], files), result, findings)
    return Outcome(target, result, time.perf_counter() - start, False, findings)


def _context(task: Task, workers: Workers, files: Mapping[str, int]) -> RenderContext:
    """What the format gets. The pieces of files that are inspected are read while others are still laid out."""
    read = partial(workers.submit, read_piece) if task.target.format in INSPECTIONS else None
    text, folder = task.edition.manuscript, task.target.folder
    recall = partial(_recalled, task.root, folder)
    content = partial(_content, task.root / FOLDER / folder)
    return RenderContext(text, task.look, workers.submit, files, task.print_spec, read, recall, content)


def _content(folder: Path, path: str) -> bytes:
    return (folder / path).read_bytes()


def _recalled(root: Path, folder: str, name: str, wanted: Wanted) -> Sequence[Any]:
    """What was worked out for the same format and edition before: for the bundle in one file what was for its pages."""
    return recalled(root, digest(folder, name), wanted)


def _once(found: Sequence[Diagnostic], inspected: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in the texts, then those on the pages but for empty boxes that the former have reported already."""
    told = any(finding.code == GLYPHS for finding in found)
    return (*found, *(finding for finding in inspected if not (told and finding.code == GLYPHS)))


def _inspected(task: Task, artifacts: Sequence[Artifact], workers: Workers) -> tuple[Diagnostic, ...]:
    """What the finished files themselves show.

    Raises GesimError when something of the manuscript is not in them or, in a release, does not fit on its pages.
    """
    language, format_, edition = task.target.language, task.target.format, task.edition
    misfits = tuple(finding for artifact in artifacts for finding in artifact.findings)
    if task.release:
        misfits = as_released(misfits)
        stop_on_errors(misfits)
    row = INSPECTIONS.get(format_)
    if row is None:
        return misfits
    files = {artifact.path: artifact.content for artifact in artifacts}
    phones: list[Diagnostic] = []
    pieces = [workers.submit(read_piece, piece).result() for artifact in artifacts for piece in artifact.pieces]
    texts = [item.key for item in edition.inventory if item.kind == TEXT]
    for group in file_groups(format_, files):
        if row.in_worker:
            found = unpack(workers.submit(inspect_packed, format_, group.files, texts, pieces).result())
        else:
            found = inspector(format_).inspect(group.files, texts)
        country, folder = edition.manuscript.edition.country, f"{FOLDER}/{task.target.folder}"
        phones += phone_differences(edition.inventory, found, group, edition.numbers, country, folder)
        lost = losses(edition.inventory, found, group.shows, f"{language} {format_}{group.ending}")
        stop_on_errors((*phones, *lost))
    if language != PSEUDO:
        return (*misfits, *phones)
    from gesim_build.validate.untranslatable import untranslatable

    return (
        *misfits,
        *phones,
        *untranslatable(edition.manuscript, inspector(format_).text_runs(files), f"{FOLDER}/{task.target.folder}"),
    )
