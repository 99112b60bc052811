"""Worker processes and the cache before them."""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import resource
import signal
import subprocess
import sys
import textwrap
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gesim_build.cache import Cache
from gesim_build.diagnostics import GesimError
from gesim_build.workers import Workers
from gesim_build.workers.backend import Processes
from gesim_build.workers.garbage import GROWTH, Garbage, resident
from gesim_build.workers.handle import LITTLE, ROOM, TIMES
from gesim_build.workers.memory_limit import limits_of_memory
from gesim_build.workers.time_limits import TimeLimits

ROOT = Path(__file__).parents[1]


def shout(text: str) -> bytes:
    return text.upper().encode()


def process_number(_text: str) -> bytes:
    return str(os.getpid()).encode()


def fail(text: str) -> bytes:
    raise ValueError(text)


def die(_text: str) -> bytes:
    os._exit(9)


def nap(seconds: str) -> bytes:
    time.sleep(float(seconds))
    return b"slept"


class Knot:
    """Something that only the garbage collector takes away."""

    def __init__(self, size: int) -> None:
        self.itself, self.weight = self, b"x" * size


def leave_garbage(_number: int) -> bytes:
    Knot(GROWTH // 2)
    return str(resident()).encode()


_kept: list[bytes] = []


def keep(size: int, _arguments: bytes = b"") -> bytes:
    """Hold so many bytes more; the number of the process."""
    _kept.append(b"x" * size)
    return process_number("")


def workers(cache: Cache | None = None) -> Workers:
    return Workers(2, cache, preloaded=())


def test_work_is_done_in_another_process() -> None:
    with workers() as pool:
        assert pool.submit(shout, "hello").result() == b"HELLO"
        assert pool.submit(process_number, "").result() != str(os.getpid()).encode()


def test_a_cache_hit_starts_no_process(tmp_path: Path) -> None:
    with workers(Cache(tmp_path)) as pool:
        pool.submit(shout, "hello").result()
    with workers(Cache(tmp_path)) as pool:
        assert pool.submit(shout, "hello").result() == b"HELLO"
        assert not pool.started


def test_other_arguments_and_other_functions_are_other_work(tmp_path: Path) -> None:
    with workers(Cache(tmp_path)) as pool:
        assert pool.submit(shout, "hello").result() == b"HELLO"
        assert pool.submit(shout, "bye").result() == b"BYE"
        assert pool.submit(process_number, "hello").result() != b"HELLO"


def test_other_versions_are_other_work(tmp_path: Path) -> None:
    with Workers(1, Cache(tmp_path), versions="1", preloaded=()) as pool:
        one = pool.submit(process_number, "").result()
    with Workers(1, Cache(tmp_path), versions="2", preloaded=()) as pool:
        assert pool.submit(process_number, "").result() != one


def test_what_is_under_way_is_not_begun_twice() -> None:
    with workers() as pool:
        futures = [pool.submit(process_number, "same") for _ in range(5)]
        assert len({future.result() for future in futures}) == 1


def test_a_corrupted_entry_is_worked_out_again(tmp_path: Path) -> None:
    with workers(Cache(tmp_path)) as pool:
        pool.submit(shout, "hello").result()
    for path in tmp_path.glob("??/*"):
        path.write_bytes(b"rubbish")
    with workers(Cache(tmp_path)) as pool:
        assert pool.submit(shout, "hello").result() == b"HELLO"


def test_what_the_work_raises_is_raised() -> None:
    with workers() as pool, pytest.raises(ValueError, match="nothing doing"):
        pool.submit(fail, "nothing doing").result()


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    with workers(Cache(tmp_path)) as pool, pytest.raises(ValueError, match="no"):
        pool.submit(fail, "no").result()
    assert not list(tmp_path.glob("??/*"))


def test_a_worker_that_dies_is_a_diagnostic() -> None:
    with workers() as pool:
        with pytest.raises(GesimError) as caught:
            pool.submit(die, "").result()
        assert pool.submit(shout, "afterwards").result() == b"AFTERWARDS"
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "worker-died"
    assert "ended before it was done" in diagnostic.message
    assert "die" in diagnostic.message


def first_time(marker: str) -> bool:
    """Whether no call with this marker was made before, in whatever process."""
    try:
        Path(marker).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def stop_once(marker: str) -> bytes:
    if first_time(marker):
        os.kill(os.getpid(), signal.SIGSTOP)
    return b"done"


def die_once(marker: str) -> bytes:
    if first_time(marker):
        os.kill(os.getpid(), signal.SIGKILL)
    return b"done"


def stop_half_way_once(marker: str) -> bytes:
    """Stop while a result is on its way that no socket holds at once."""
    if first_time(marker):
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGSTOP)).start()
        return b"x" * 2**29
    return b"done"


def run_in_circles(_text: str) -> bytes:
    while True:
        pass


def be_killed(_text: str) -> bytes:
    """As the kernel does when memory runs out; later than the watch has looked once."""
    time.sleep(1.5)
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def want_more_memory(_text: str) -> bytes:
    """More than the kernel lets this process have."""
    resource.setrlimit(resource.RLIMIT_AS, (resident() + 2**28, resource.RLIM_INFINITY))
    return b"x" * 2**40


def want_more_memory_once(marker: str) -> bytes:
    return want_more_memory("") if first_time(marker) else b"done"


def wait_for_a_program(seconds: str) -> bytes:
    """What this process does is done by another one, as Ghostscript does."""
    end = f"import time\nwhile time.process_time() < {seconds}: pass"
    return str(subprocess.run([sys.executable, "-c", end], check=False).returncode).encode()


HASTY = TimeLimits(idle=1, seconds=2)


@pytest.mark.slow
@pytest.mark.parametrize("accident", [die_once, stop_once, stop_half_way_once])
def test_what_an_accident_has_ended_is_done_again(
    tmp_path: Path, accident: Callable[[str], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    with Workers(2, preloaded=(), limits=HASTY) as pool:
        assert pool.submit(accident, str(tmp_path / "marker")).result(timeout=20) == b"done"
    (told,) = caplog.messages
    assert told.endswith("; another one gets its work.")


@pytest.mark.slow
def test_memory_is_told_when_it_may_have_run_out(tmp_path: Path) -> None:
    """A process that was killed may have been so for want of memory; one that says so has been."""
    with Workers(1, preloaded=()) as pool:
        with pytest.raises(
            GesimError, match=r"ended before it was done \(it held [\d,]+ MiB; .+ [\d,]+ MiB\), and so did"
        ):
            pool.submit(be_killed, "").result(timeout=20)
        with pytest.raises(GesimError, match=r"had not enough memory \(.+ [\d,]+ MiB\), and so did another one"):
            pool.submit(want_more_memory, "").result(timeout=20)
        assert pool.submit(want_more_memory_once, str(tmp_path / "marker")).result(timeout=20) == b"done"


def test_the_narrowest_limit_of_memory_is_told(tmp_path: Path) -> None:
    group = tmp_path / "cgroup/outer/inner"
    group.mkdir(parents=True)
    (tmp_path / "self").mkdir()
    (tmp_path / "self/cgroup").write_text("0::/outer/inner\n")
    (tmp_path / "meminfo").write_text("MemTotal:        8388608 kB\nMemFree: 1 kB\n")
    (group / "memory.max").write_text("max\n")
    (group.parent / "memory.max").write_text("1073741824\n")
    found = sorted(limits_of_memory(tmp_path, tmp_path / "cgroup"))
    assert (2**30, "its control group allows") in found
    assert (2**33, "the machine has") in found
    assert [what for _, what in limits_of_memory(tmp_path / "nowhere", tmp_path) if "ulimit" not in what] == []


@pytest.mark.slow
def test_what_never_ends_is_a_diagnostic() -> None:
    for call, limits, reason in (
        (run_in_circles, TimeLimits(idle=20, seconds=2), "was not done after 2 seconds"),
        (linger, TimeLimits(idle=1, seconds=30), "did nothing for 1 seconds"),
    ):
        with Workers(1, preloaded=(), limits=limits) as pool:
            with pytest.raises(GesimError, match=reason):
                pool.submit(call, "").result(timeout=60)
            assert pool.submit(shout, "afterwards").result(timeout=20) == b"AFTERWARDS"


@pytest.mark.slow
def test_a_process_whose_program_works_is_not_idle() -> None:
    with Workers(1, preloaded=(), limits=TimeLimits(idle=1, seconds=20)) as pool:
        assert pool.submit(wait_for_a_program, "1.2").result(timeout=30) == b"0"


@pytest.mark.slow
def test_a_server_that_is_stopped_is_replaced(tmp_path: Path) -> None:
    with Workers(1, preloaded=(), limits=HASTY) as pool:
        pool.submit(shout, "warm").result()
        backend = pool._backend
        assert isinstance(backend, Processes)
        os.kill(backend.server._running()[0].pid, signal.SIGSTOP)
        # A worker that is there goes on; the one that takes its place is forked from another server.
        assert pool.submit(die_once, str(tmp_path / "marker")).result(timeout=20) == b"done"
        assert pool.submit(shout, "afterwards").result(timeout=20) == b"AFTERWARDS"


def test_the_limit_grows_with_the_input() -> None:
    assert TimeLimits(seconds=300, bytes=1000).limit(2_000_000) == 2300


def test_exceptions_that_cannot_travel_are_told() -> None:
    with workers() as pool, pytest.raises(RuntimeError, match="StubbornError"):
        pool.submit(fail_stubbornly, "").result()


def fail_stubbornly(_text: str) -> bytes:
    class StubbornError(Exception):
        pass

    raise StubbornError


def test_calls_that_are_dropped_are_cancelled_and_can_be_made_again(tmp_path: Path) -> None:
    with Workers(1, Cache(tmp_path), preloaded=()) as pool:
        under_way, waiting = pool.submit(nap, "1"), pool.submit(shout, "hello")
        pool.drop()
        assert under_way.cancelled()
        assert waiting.cancelled()
        assert pool.submit(shout, "hello").result() == b"HELLO"
        assert pool.submit(nap, "1").result() == b"slept"


def test_garbage_is_collected_when_there_is_much_of_it() -> None:
    with Workers(1, preloaded=()) as pool:
        held = [int(pool.submit(leave_garbage, number).result()) for number in range(12)]
    growth = [size - held[0] for size in held]
    assert max(growth) > GROWTH * 0.9, "not after every call"
    assert max(growth) < GROWTH * 2


def test_a_process_that_has_kept_much_is_replaced_for_the_next_call() -> None:
    calls = ((LITTLE // 2, 0), (LITTLE, 0), (0, ROOM // TIMES), (ROOM // 2, 0), (ROOM // 2, 0), (0, 0), (0, 0))
    with Workers(1, preloaded=()) as pool:
        numbers = [pool.submit(keep, size, bytes(given)).result() for size, given in calls]
    # The third call is given much, and so has a process of its own; before the sixth its process has kept too much.
    starts = [number != before for before, number in itertools.pairwise(numbers)]
    assert starts == [False, True, False, False, True, False]


def collected(held: Iterator[int]) -> list[bool]:
    """Whether there was a collection after each call, for a process that holds so much."""
    garbage = Garbage(lambda: next(held))
    done = []
    for _ in range(3):
        knot = Knot(1)
        watched = weakref.ref(knot)
        del knot
        garbage.collect_when_grown()
        done.append(watched() is None)
    return done


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ((100, 100 + GROWTH, 101 + GROWTH, 90 + GROWTH, 90 + 2 * GROWTH), [False, True, False]),
        ((0, 0), [True, True, True]),
    ],
    ids=["measured from the last collection", "where nobody can tell"],
)
def test_when_garbage_is_collected(held: tuple[int, ...], expected: list[bool]) -> None:
    gc.collect()
    gc.disable()
    try:
        assert collected(itertools.chain(held, itertools.repeat(0))) == expected
    finally:
        gc.enable()


def test_nothing_is_begun_after_the_end() -> None:
    with workers() as pool:
        pool.submit(shout, "hello").result()
    with pytest.raises(RuntimeError, match="are closed"):
        pool.submit(shout, "afterwards")


INTERRUPTED = """
    import sys
    from tests.test_workers import linger
    from gesim_build.workers import Workers

    if __name__ == "__main__":
        try:
            with Workers(2, preloaded=("slow_start",)) as pool:
                futures = [pool.submit(linger, str(number)) for number in range(4)]
                print("begun", flush=True)
                for future in futures:
                    future.result()
        except KeyboardInterrupt:
            sys.exit(130)
"""


def linger(_text: str) -> bytes:
    time.sleep(60)
    return b""


@pytest.mark.slow
@pytest.mark.parametrize("stopped", ["nobody", "the newest", "all"])
def test_a_killed_command_leaves_no_process(tmp_path: Path, stopped: str) -> None:
    """Neither workers nor what they are forked from, were they stopped just before, or in the same moment."""
    with started(tmp_path, 0) as command:
        time.sleep(0.5)
        others = sorted(map(int, {*processes_of(command.pid)} - {str(command.pid)}))
        for number in {"nobody": [], "the newest": others[-1:], "all": others}[stopped]:
            os.kill(number, signal.SIGSTOP)
        command.kill()
        command.communicate(timeout=20)
    assert_nobody_left(command.pid)


@pytest.mark.slow
@pytest.mark.parametrize("start", [0, 5], ids=["at work", "still starting"])
def test_an_interrupt_ends_all_processes_quietly(tmp_path: Path, start: int) -> None:
    with started(tmp_path, start) as command:
        time.sleep(1)
        os.killpg(command.pid, signal.SIGINT)
        _, errors = command.communicate(timeout=20)
    assert command.returncode == 130
    assert errors == b""
    assert_nobody_left(command.pid)


@contextlib.contextmanager
def started(folder: Path, start: int) -> Iterator[subprocess.Popen[bytes]]:
    """A command, in a session of its own, whose workers take a while to ``start``; it has just given them work."""
    (folder / "slow_start.py").write_text(f"import time\n\ntime.sleep({start})\n")
    script = folder / "interrupted.py"
    script.write_text(textwrap.dedent(INTERRUPTED))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "src", folder)))}
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == b"begun\n"
        yield command


def assert_nobody_left(session: int) -> None:
    deadline = time.monotonic() + 10
    while processes_of(session) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert processes_of(session) == []


def processes_of(session: int) -> list[str]:
    """The processes of a session that are still there (proc(5): the session is the fourth field after the name)."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if status.read_text().rpartition(")")[2].split()[3] == str(session):
                found.append(status.parent.name)
    return found
