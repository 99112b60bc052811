"""A pytest plugin that runs the collected tests once, and then against each mutant in a process of its own. [I/O]

A process is forked when all is imported and collected, so a mutant costs little more than the tests that reach it, and
these end with the first that fails.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from tests.mutants import switch

# The folder with mutants.json, where the verdicts go; and how many processes run beside each other.
FOLDER, WORKERS = "GESIM_MUTANTS", "GESIM_MUTANT_WORKERS"
# How many seconds the tests of a mutant may take together, those that take longest are left out; 0: all are run.
SECONDS = "GESIM_MUTANT_SECONDS"
SURVIVED, KILLED = 0, 1
# The verdict that is left open if a function ran while the tests were collected: what it gave then may be used in them.
EARLY = "early"
# A test may take so much longer with a mutant, in seconds of a processor and times; a mutant that loops is killed.
_SLOWER, _MORE_SECONDS = 4, 3
_MORE_MEMORY = 1 << 31
# How many mutants are judged between two lines that say how far it is: thousands of them take an hour.
_STEP = 250

_by_fixture: dict[int, set[int]] = defaultdict(set)


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """Let a failing property stop where it fails: nobody reads the smallest example."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", hypothesis.settings.get_profile("gesim"), phases=phases)
    hypothesis.settings.load_profile("mutants")


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
    """Remember what a fixture calls: it is set up once, in whichever test comes first."""
    before = set(switch.called)
    switch.called.clear()
    result = yield
    _by_fixture[id(fixturedef)] |= switch.called
    switch.called.update(before)
    return result


def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Judge the mutants in the place of the usual run."""
    if FOLDER not in os.environ:
        return None
    early = {switch.names()[function] for function in switch.called}
    folder = Path(os.environ[FOLDER])
    mutants = json.loads((folder / "mutants.json").read_text(encoding="utf-8"))
    most = float(os.environ.get(SECONDS, "0"))
    reaching = {function: _quickest(tests, most) for function, tests in _observe(session).items()}
    verdicts = _judge(mutants, reaching, int(os.environ[WORKERS]))
    final = [
        EARLY if mutant["function"] in early and verdict not in ("killed", "timeout") else verdict
        for mutant, verdict in zip(mutants, verdicts, strict=True)
    ]
    (folder / "verdicts.json").write_text(json.dumps(final), encoding="utf-8")
    return True


def _observe(session: pytest.Session) -> Mapping[str, list[tuple[float, pytest.Item]]]:
    """Which tests reach a function, those that take least first."""
    reaching: dict[int, list[tuple[float, pytest.Item]]] = defaultdict(list)
    for item, following in zip(session.items, [*session.items[1:], None], strict=True):
        _forget()
        switch.called.clear()
        start = time.process_time()
        if _fails(item, following):
            pytest.exit(f"{item.nodeid} fails without any mutant, or only after other tests", returncode=2)
        seconds = time.process_time() - start
        for function in switch.called.union(*(_by_fixture[id(fixture)] for fixture in _fixtures(item))):
            reaching[function].append((seconds, item))
    # Only now are all modules imported: some are where they are used.
    names = switch.names()
    return {names[function]: sorted(tests, key=lambda test: test[0]) for function, tests in reaching.items()}


def _quickest(tests: list[tuple[float, pytest.Item]], most: float) -> list[tuple[float, pytest.Item]]:
    """The quickest tests that take at most so many seconds together, at least one; all of them if ``most`` is 0."""
    totals = accumulate(seconds for seconds, _ in tests)
    within = [test for test, total in zip(tests, totals, strict=True) if total <= most]
    return (within or tests[:1]) if most else tests


def _fixtures(item: pytest.Item) -> Iterator[object]:
    for definitions in item._fixtureinfo.name2fixturedefs.values():  # type: ignore[attr-defined]
        yield from definitions


def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def _forget() -> None:
    """Empty every cache of ours: it would answer for a function that is mutated."""
    for clear in _caches(len(sys.modules)):
        clear()


@functools.lru_cache(maxsize=1)
def _caches(modules: int) -> tuple[Callable[[], object], ...]:
    """What empties our caches, looked for again when there are more ``modules``: that takes a while."""
    del modules
    objects = gc.get_objects()
    functions = [thing for thing in objects if isinstance(thing, functools._lru_cache_wrapper)]
    # Not imported here: the module that is mutated is found later.
    kept = getattr(sys.modules.get("gesim_build.kept"), "Kept", ())
    return (
        *(cache.cache_clear for cache in functions if str(cache.__module__).startswith("gesim_build")),
        *(thing._values.clear for thing in objects if isinstance(thing, kept)),
    )


def _judge(
    mutants: Sequence[Mapping[str, str]], reaching: Mapping[str, list[tuple[float, pytest.Item]]], workers: int
) -> list[str]:
    """The verdict on each mutant: killed, survived, timeout, or that no test reaches its function."""
    # The caches are found now: what is frozen is no longer among the objects of the collector.
    _forget()
    gc.collect()
    gc.freeze()
    verdicts: dict[int, str] = {}
    running: dict[int, int] = {}
    for number, mutant in enumerate(mutants):
        if number % _STEP == 0:
            print(f"{number} of {len(mutants)} mutants", file=sys.__stderr__, flush=True)
        tests = reaching.get(mutant["function"])
        if not tests:
            verdicts[number] = "not reached"
            continue
        if len(running) == workers:
            _reap(running, verdicts)
        running[_start(mutant, tests)] = number
    while running:
        _reap(running, verdicts)
    return [verdicts[number] for number in sorted(verdicts)]


def _start(mutant: Mapping[str, str], tests: list[tuple[float, pytest.Item]]) -> int:
    with warnings.catch_warnings(action="ignore"):
        child = os.fork()
    if child:
        return child
    code = KILLED
    try:
        _limit(sum(seconds for seconds, _ in tests))
        _forget()
        switch.switch_on(mutant["name"], mutant["function"])
        code = KILLED if any(_fails_alone(item) for _, item in tests) else SURVIVED
    finally:
        # Without what would run at the end of this process: it all belongs to the first one.
        os._exit(code)


def _fails_alone(item: pytest.Item) -> bool:
    return _fails(item, None)


def _limit(seconds: float) -> None:
    allowed = int(seconds * _SLOWER) + _MORE_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, allowed + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + _MORE_MEMORY, used + _MORE_MEMORY))


def _reap(running: dict[int, int], verdicts: dict[int, str]) -> None:
    child, status = os.wait()
    number = running.pop(child, None)
    if number is None:
        return
    code = os.waitstatus_to_exitcode(status)
    verdicts[number] = {SURVIVED: "survived", KILLED: "killed"}.get(code, "timeout")
