"""``--watch``: the same again whenever a file of the project changes. [I/O]"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gesim_build.changes import snapshot, wait_for_change
from gesim_build.cli.progress import warn
from gesim_build.diagnostics import GesimError
from gesim_build.folders import FOLDERS
from gesim_build.report import show


def build_on_change(project: Path, build: Callable[[], object]) -> None:
    """Build now, and again after every change, until somebody ends the program. What is wrong is shown, and waited out.

    A change that is made while a build is under way is seen after it. Raises GesimError where there is no project.
    """
    while True:
        known = snapshot(project)
        try:
            build()
        except GesimError as problem:
            if not known:
                raise
            show(problem.diagnostics, root=project)
        names = ", ".join(f"{name}/" for name in FOLDERS if (project / name).is_dir())
        warn(f"Waiting for a change in {names}. Ctrl-C ends.")
        wait_for_change(project, known)
