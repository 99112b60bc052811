"""A build: every wanted language and format, in parallel, each from its record when nothing changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, replace
from functools import partial

from gesim_build.config import Config
from gesim_build.diagnostics import Diagnostic, GesimError, Severity, error
from gesim_build.formats import RenderContext, Submit, begin
from gesim_build.formats.look import Look, medium_of
from gesim_build.kinds import KINDS
from gesim_build.languages.direction import RIGHT_TO_LEFT, direction_of
from gesim_build.languages.pseudo import PSEUDO
from gesim_build.model import Manuscript
from gesim_build.output_formats import FORMATS, LEFT_TO_RIGHT_ONLY, PAGED, PRESS, UNUSUAL
from gesim_build.pipeline import Project, known_languages, known_publications, read_templates, unknown_name
from gesim_build.pipeline.cached import cached_book
from gesim_build.pipeline.editions import Assembled, Editions, Findings
from gesim_build.pipeline.keys import keys_of, linked_files, linked_key, with_held
from gesim_build.pipeline.memory import Memory
from gesim_build.pipeline.prepress import with_icc_profile
from gesim_build.pipeline.record import load_result
from gesim_build.pipeline.rendering import Task, make_target
from gesim_build.pipeline.results import Machines, hired
from gesim_build.pipeline.target import Outcome, Progress, Target, linked_first, waits_for
from gesim_build.print_spec import PrintSpec
from gesim_build.theme import Theme
from gesim_build.versions import fingerprint
from gesim_build.workers import Workers
from gesim_build.workers.lost import BackendLostError

# The format whose pages depend on the kind of a publication.
BOOK_PDF = "pdf"
# Renders wait for worker processes most of their time; a few more threads than cores keep those busy.
_THREADS = 4
HERE = Machines()


def targets(
    project: Project, languages: Sequence[str], formats: Sequence[str], publications: Sequence[str] = ()
) -> tuple[Target, ...]:
    """Every wanted publication in every wanted language and format; none named means all, and the usual formats.

    A publication is made in its own languages and formats only, and no pages are laid out from right to left: see
    `left_out`. Raises GesimError for unknown names, and when nothing is left (``nothing-to-make``,
    ``right-to-left-pages``).
    """
    asked = _asked_for(project, languages, formats, publications)
    if not asked:
        what = f"nothing of {', '.join(publications)} is made in these languages and formats"
        hint = "Its languages and formats are in its table of handbook.toml."
        raise GesimError([error("nothing-to-make", what, project.config.toml.location("publications"), hint)])
    found = tuple(target for target in asked if not _runs_to_the_left(target))
    if not found:
        raise GesimError([replace(note, severity=Severity.ERROR) for note in _refused(project, asked)])
    return found


def left_out(
    project: Project, languages: Sequence[str], formats: Sequence[str], publications: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """``right-to-left-pages``: a note on each edition that was asked for in formats which it is not made in.

    What is written into the fields of a form, and the words on a spine, would run the wrong way.
    """
    return _refused(project, _asked_for(project, languages, formats, publications))


def _refused(project: Project, asked: Sequence[Target]) -> tuple[Diagnostic, ...]:
    formats: dict[str, dict[str, None]] = {}
    for target in filter(_runs_to_the_left, asked):
        formats.setdefault(target.language, {})[target.format] = None
    return tuple(
        Diagnostic(
            Severity.NOTE,
            "right-to-left-pages",
            f"{', '.join(names)}: not made in “{language}”, which is written from right to left",
            project.config.toml.location(f"editions.{language}"),
            "The PDF, the EPUB and the web pages are; the book's PDF has its forms, to print.",
        )
        for language, names in formats.items()
    )


def _runs_to_the_left(target: Target) -> bool:
    return target.format in LEFT_TO_RIGHT_ONLY and direction_of(target.language) == RIGHT_TO_LEFT


def _asked_for(
    project: Project, languages: Sequence[str], formats: Sequence[str], publications: Sequence[str]
) -> tuple[Target, ...]:
    """What the names on a command line stand for. Raises GesimError for unknown ones."""
    if problems := [unknown_name("format", name, FORMATS) for name in formats if name not in FORMATS]:
        raise GesimError(problems)
    known = known_languages(project, languages)
    return tuple(
        Target(language, name, config.publication)
        for config in (each.config for each in known_publications(project, publications))
        for language in known
        if language in config.editions or language == PSEUDO
        for name in FORMATS
        if name in (formats or config.formats or FORMATS.keys() - UNUSUAL) and name in (config.formats or FORMATS)
        if name != PRESS or KINDS[config.kind].is_bound
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """What all targets of a build have in common.

    ``versions`` is the fingerprint of the programs, ``keys`` are the hashes of what decides the bytes of each target.
    ``released`` is the day on which a release is made, None for a draft. A ``fast`` draft is laid out once and checked
    after it is written.
    """

    project: Project
    versions: str
    keys: Mapping[Target, str]
    released: dt.date | None
    print_spec: PrintSpec
    fast: bool


def build(
    project: Project,
    wanted: Sequence[Target],
    *,
    release: bool,
    today: dt.date,
    progress: Progress,
    memory: Memory | None = None,
    fast: bool = False,
    machines: Machines = HERE,
) -> tuple[Outcome, ...]:
    """Make the wanted outputs; reports each as it is done.

    Raises GesimError when the book itself is unusable; another publication that is, keeps none of the rest from being
    made.

    A release is made of records that are valid ``today``; in a draft only the date of the edition counts, so that it
    is the same on every day. ``memory`` is that of a process that builds again and again. ``fast`` is for drafts: each
    piece is laid out once, and the files are written before they and the book are checked; what a check refuses is
    taken away again.
    """
    outcomes = []
    project = replace(project, kept=memory.kept, steps=memory.steps) if memory else project
    versions = memory.versions if memory else fingerprint()
    order = _order(as_draft(project) if fast else project, wanted, today if release else None, versions, fast=fast)
    with closing(_outcomes(order, wanted, memory, machines)) as done:
        for outcome in done:
            outcomes.append(outcome)
            progress(outcome)
    return tuple(sorted(outcomes, key=lambda outcome: wanted.index(outcome.target)))


def as_draft(project: Project) -> Project:
    """The project as a draft, whatever its configuration says: what was not checked must not look finished."""
    return replace(project, config=_drafted(project.config))


def _drafted(config: Config) -> Config:
    others = {name: _drafted(other) for name, other in config.publications.items()}
    return replace(config, book=replace(config.book, draft=True), publications=others)


def _order(
    project: Project, wanted: Sequence[Target], released: dt.date | None, versions: str, *, fast: bool
) -> _Order:
    printing = any(target.format == PRESS for target in wanted)
    press = with_icc_profile(project.config.print_spec) if printing else project.config.print_spec
    keys = keys_of(project, with_held(wanted), versions, released, press, fast=fast)
    return _Order(project, versions, keys, released, press, fast)


def _outcomes(order: _Order, wanted: Sequence[Target], memory: Memory | None, machines: Machines) -> Generator[Outcome]:
    """What is there already, then what is made, as each is done."""
    remaining: list[Target] = []
    for target in linked_first(wanted):
        known = None if waits_for(target, remaining) else _loaded(order, target)
        if known:
            yield known
        else:
            remaining.append(target)
    if remaining:
        yield from _make(order, remaining, memory, machines)


def _loaded(order: _Order, target: Target) -> Outcome | None:
    """The outcome of an earlier build, if everything that decides the target is as it was."""
    root = order.project.root
    key = linked_key(order.keys[target], linked_files(root, target, order.keys))
    known = load_result(root, target.folder, target.format, key)
    return Outcome(target, known[0], 0.0, True, known[1]) if known else None


def _make(order: _Order, wanted: Sequence[Target], memory: Memory | None, machines: Machines) -> Iterator[Outcome]:
    """Make every target, one publication after the other."""
    with _workers(order, memory, machines) as workers, ThreadPoolExecutor(_THREADS) as threads:

        def start(task: Task, approval: Future[Findings]) -> Future[Outcome]:
            return threads.submit(make_target, task, workers, approval)

        if any(target.format in PAGED for target in wanted):
            workers.warm_up()
        try:
            theme = read_templates(order.project)
            load = memory.load_book if memory else cached_book
            for name in dict.fromkeys(target.publication for target in wanted):
                own = [target for target in wanted if target.publication == name]
                codes = tuple(dict.fromkeys(target.language for target in own))
                try:
                    part = replace(order, project=order.project.publication(name))
                    editions = Editions(part.project, codes, order.released, load, late=order.fast)
                    yield from _made(part, own, editions, theme, start, workers.submit)
                except GesimError as problem:
                    if not name or isinstance(problem, BackendLostError):
                        raise
                    yield from _broken(own, dict.fromkeys(codes, problem.diagnostics))
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            if memory:
                workers.drop()
            else:
                workers.close(at_once=True)
            raise


def _made(
    order: _Order,
    wanted: Sequence[Target],
    editions: Editions,
    theme: Theme,
    start: Callable[[Task, Future[Findings]], Future[Outcome]],
    submit: Submit,
) -> Iterator[Outcome]:
    """What becomes of the targets of a publication: all are written when that, checked meanwhile, has no error."""
    approval: Future[Findings] = Future()
    try:
        looks = _looks(order, wanted, theme)
        assembled = editions.assembled(theme, partial(_begin, order, wanted, looks, submit))
        jobs = list(_started(order, wanted, assembled, looks, lambda task: start(task, approval)))
        approval.set_result(editions.findings())
        yield from _broken(wanted, editions.broken)
        for job in as_completed(jobs):
            yield job.result()
    except BaseException:
        approval.cancel()
        raise


def _workers(order: _Order, memory: Memory | None, machines: Machines) -> AbstractContextManager[Workers]:
    """The workers that are there, else some for this build alone."""
    return nullcontext(memory.workers) if memory else hired(order.project, order.versions, machines)


def _broken(wanted: Sequence[Target], broken: Findings) -> Iterator[Outcome]:
    """The targets of languages that cannot be made: their earlier files stay as they are."""
    for target in (target for target in wanted if target.language in broken):
        yield Outcome(target, None, 0.0, False, broken[target.language])


def _looks(order: _Order, wanted: Sequence[Target], theme: Theme) -> Mapping[str, Look]:
    """The look of each format. All in one medium have the same."""
    config = order.project.config
    papers = {BOOK_PDF: KINDS[config.kind].trim or config.paper}
    media = {
        target.format: medium_of(
            target.format,
            order.print_spec,
            papers.get(target.format, config.paper),
            page_references=config.page_references,
            chapters_start=config.chapters_start,
            print_addresses=config.print_addresses,
            back_cover=config.back_cover,
        )
        for target in wanted
    }
    looks = {medium: Look(theme, medium, once=order.fast) for medium in media.values()}
    return {name: looks[medium] for name, medium in media.items()}


def _begin(
    order: _Order, wanted: Sequence[Target], looks: Mapping[str, Look], submit: Submit, text: Manuscript
) -> None:
    """Have the workers begin with an edition that is still to be checked."""
    for target in (target for target in wanted if target.language == text.edition.language):
        begin(target.format, RenderContext(text, looks[target.format], submit, print_spec=order.print_spec))


def _started(
    order: _Order,
    wanted: Sequence[Target],
    editions: Iterable[Assembled],
    looks: Mapping[str, Look],
    start: Callable[[Task], Future[Outcome]],
) -> Iterator[Future[Outcome]]:
    """Every target, started as soon as the manuscript of its edition is there."""
    release, print_spec = order.released is not None, order.print_spec
    for edition in editions:
        own: dict[Target, Future[Outcome]] = {}
        for target in (target for target in wanted if target.language == edition.manuscript.edition.language):
            awaited = tuple(own.values()) if waits_for(target, own) else ()
            look = looks[target.format]
            task = Task(order.project.root, target, order.keys, edition, release, look, print_spec, awaited, order.fast)
            own[target] = start(task)
        yield from own.values()
