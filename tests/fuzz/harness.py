"""Runs a property on generated books: some in each run of the tests, always the same; more by hand, always others.

`make fuzz TIME=600` sets how many seconds all targets take together. What they find is a bug, unless it is a
GesimError: put the smallest example that Hypothesis shows into a test beside the code that is mended. [I/O]
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Mapping
from functools import cache, wraps
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

from gesim_build.diagnostics import Diagnostic, GesimError
from gesim_build.formats import RenderContext
from gesim_build.formats.html import render
from gesim_build.formats.look import Look
from gesim_build.pipeline import open_project
from gesim_build.pipeline.editions import Editions
from gesim_build.theme import Theme
from tests.cases import FIXTURES, read_cases
from tests.formats.sample import no_work
from tests.vocabulary import handbook_theme

TINY = FIXTURES.parent / "books/tiny"
SECONDS = float(os.environ.get("GESIM_FUZZ_SECONDS", "0"))
TARGETS = 8
# Letters that mean something to one of the readers, and some that ought not to.
AWKWARD = "aZé 0\n\t\"'`*_~#|:;<>&!?()[]{}\\/=+-.,^@$%\u00a0\u00ad\u200b\u202e\ufeff\u2028ßİ字👩\u0301"

Property = Callable[[Path, str], None]


def fuzz(texts: st.SearchStrategy[str], examples: int) -> Callable[[Property], Callable[[Path], None]]:
    """Turn a property of a folder and a text into a slow test that looks at so many examples."""

    def decorate(property_: Property) -> Callable[[Path], None]:
        @pytest.mark.slow
        @pytest.mark.timeout(600)
        @wraps(property_)
        def test(tmp_path: Path) -> None:
            settings = hypothesis.settings(max_examples=examples, suppress_health_check=list(hypothesis.HealthCheck))

            def new_run() -> Callable[[], None]:
                # A function takes settings once.
                return settings(hypothesis.given(texts)(lambda text: property_(tmp_path, text)))

            if not SECONDS:
                new_run()()
                return
            end = time.monotonic() + SECONDS / TARGETS
            while time.monotonic() < end:
                hypothesis.seed(random.randrange(1 << 32))(new_run())()

        del test.__wrapped__  # pytest would look for a fixture named `text`
        return test

    return decorate


def book_of(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """Build the web pages of the tiny book with other files, in both languages, and give all that is found.

    A GesimError is what a broken book ends with; each of its diagnostics says where, what, and what to do.
    """
    project = folder / "project"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(TINY, project)
    for name, content in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    try:
        found = _build(project)
    except GesimError as problem:
        found = tuple(problem.diagnostics)
    assert all(diagnostic.message and diagnostic.location.path for diagnostic in found), found
    return found


def _build(project: Path) -> tuple[Diagnostic, ...]:
    opened = open_project(project)
    editions = Editions(opened, tuple(opened.config.editions), None)
    for edition in editions.assembled(_theme()):
        assert list(render(RenderContext(edition.manuscript, Look(_theme()), no_work)))
    return tuple(finding for found in editions.findings().values() for finding in found)


@cache
def _theme() -> Theme:
    return handbook_theme()


def lines(*fragments: str, most: int = 12) -> st.SearchStrategy[str]:
    """Some of these lines in any order, with awkward ones between them and pieces of others at their ends."""
    fragment = st.sampled_from(fragments)
    awkward = st.text(AWKWARD, max_size=12)
    line = fragment | st.tuples(fragment, awkward).map("".join) | st.tuples(awkward, fragment).map("".join) | awkward
    return st.lists(line, max_size=most).map("\n".join)


def lines_of_cases(*names: str) -> tuple[str, ...]:
    """Every line that is an input in files of cases."""
    return tuple(
        dict.fromkeys(line for name in names for case in read_cases(FIXTURES / name) for line in case.input.split("\n"))
    )
