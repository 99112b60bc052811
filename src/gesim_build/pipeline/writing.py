"""What a run holds while it writes, so that no other one writes there too. Reading needs none of it. [I/O]"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from gesim_build.atomic import remove_leftovers
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.locks import locked, shared
from gesim_build.output import FOLDER, write_errors_reported
from gesim_build.pipeline import Project, open_project

Tell = Callable[[str], None]
# What builds keep for themselves: folders of records and of cached results.
_OWN, _RECORDS, _CACHED = ".gesim", "builds", "cache/??"


@contextmanager
def writing_outputs(
    project: Project, editions: Sequence[str], tell: Tell, release: Path | None = None
) -> Iterator[None]:
    """Hold the output folders of some editions, by their place below ``dist/``, and that beside a release to be put.

    Another run that writes there is waited for, and ``tell`` is called. What killed runs have left there is removed.
    Raises GesimError (``cannot-write``, ``project-changed``).
    """
    folders = {f"{FOLDER}/{edition}": project.root / FOLDER / edition for edition in editions}
    ours = set(folders)
    if release is not None:
        folders[str(release.parent)] = release.parent
    with _held(project, folders, ours, tell), _own_files(project.root / _OWN):
        yield


@contextmanager
def writing_catalogs(project: Project, tell: Tell) -> Iterator[None]:
    """Hold ``translations/``; see `writing_outputs`."""
    from gesim_build.catalog.store import FOLDER as TRANSLATIONS

    with _held(project, {TRANSLATIONS: project.root / TRANSLATIONS}, set(), tell), _own_files(project.root / _OWN):
        yield


@contextmanager
def _held(project: Project, folders: Mapping[str, Path], ours: set[str], tell: Tell) -> Iterator[None]:
    """Hold folders by name, always in the same order, so that no two runs wait for each other."""
    waited: list[str] = []
    with ExitStack() as stack:
        for name, folder in sorted(folders.items(), key=lambda item: item[1].resolve()):

            def wait(name: str = name) -> None:
                waited.append(name)
                tell(f"Another gesim is writing {name}: waiting until it has finished. Ctrl-C ends the waiting.")

            with write_errors_reported(name):
                if stack.enter_context(locked(folder, wait)):
                    remove_leftovers(folder, ours=name in ours)
        if waited and open_project(project.root).sources != project.sources:
            message = f"the handbook was changed while {waited[0]} was waited for"
            raise GesimError([error("project-changed", message, Location("handbook"), "Run the command again.")])
        yield


@contextmanager
def _own_files(folder: Path) -> Iterator[None]:
    """Use the cache and the records, which are written by all runs; tidied up while there is one only."""

    def tidy() -> None:
        for each in (folder, folder / _RECORDS, *folder.glob(_CACHED)):
            remove_leftovers(each, ours=True)

    with ExitStack() as stack:
        with suppress(OSError):  # a cache that cannot be written is merely empty
            stack.enter_context(shared(folder, tidy))
        yield
