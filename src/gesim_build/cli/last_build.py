"""What a build leaves for the same build after it; see `gesim_build.last_build`. [I/O]"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from gesim_build.cli.summary import summary
from gesim_build.last_build import SYNC, Answer, UncertainError, inputs, save_note
from gesim_build.output import FOLDER
from gesim_build.output_formats import PRESS
from gesim_build.pipeline.target import Outcome, exit_code
from gesim_build.report import as_text
from gesim_build.versions import folders_of_parts


def inputs_now(project: Path) -> str:
    """A digest of what the build that begins now will read; empty where that is uncertain."""
    with suppress(OSError, UncertainError):
        return inputs(project, sys.argv[1:])
    return ""


def leave_note(project: Path, before: str, outcomes: Sequence[Outcome]) -> None:
    """Leave a note of a build that began with the inputs ``before``, if the next one would have nothing to do.

    Files for a print shop depend on programs that the note does not know of.
    """
    if not before or exit_code(outcomes) or any(outcome.target.format == PRESS for outcome in outcomes):
        return
    files = [
        f"{FOLDER}/{outcome.target.folder}/{file.path}"
        for outcome in outcomes
        if outcome.result
        for file in outcome.result.files
    ]
    findings = dict.fromkeys(finding for outcome in outcomes for finding in outcome.diagnostics)
    again = Answer(
        output=summary([replace(outcome, unchanged=True) for outcome in outcomes]) + "\n",
        errors=as_text(tuple(findings), project, terminal=sys.stderr.isatty()) if findings else "",
    )
    save_note(project, before, files, folders_of_parts(), again)


def leave_sync_note(project: Path, before: str, told: str) -> None:
    """Leave a note of a sync that began with the inputs ``before``, changed nothing, and printed ``told``."""
    if before:
        save_note(project, before, (), (), Answer(output=told, errors=""), SYNC)
