"""Worker processes and the cache before them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from gesim_build.cache import Cache
from gesim_build.diagnostics import GesimError
from gesim_build.workers import Workers

ROOT = Path(__file__).parents[1]


def shout(text: str) -> bytes:
    return text.upper().encode()


def process_number(_text: str) -> bytes:
    return str(os.getpid()).encode()


def fail(text: str) -> bytes:
    raise ValueError(text)


def die(_text: str) -> bytes:
    os._exit(9)


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
        with pytest.raises(GesimError):
            pool.submit(shout, "afterwards").result()
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "worker-died"
    assert "die" in diagnostic.message


def test_nothing_is_begun_after_the_end() -> None:
    with workers() as pool:
        pool.submit(shout, "hello").result()
    with pytest.raises(RuntimeError, match="gone home"):
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
@pytest.mark.parametrize("start", [0, 5], ids=["at work", "still starting"])
def test_an_interrupt_ends_all_processes_quietly(tmp_path: Path, start: int) -> None:
    (tmp_path / "slow_start.py").write_text(f"import time\n\ntime.sleep({start})\n")
    script = tmp_path / "interrupted.py"
    script.write_text(textwrap.dedent(INTERRUPTED))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "src", tmp_path)))}
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as command:
        assert command.stdout is not None
        assert command.stdout.readline() == b"begun\n"
        time.sleep(1)
        os.killpg(command.pid, signal.SIGINT)
        _, errors = command.communicate(timeout=20)
    assert command.returncode == 130
    assert errors == b""
    deadline = time.monotonic() + 10
    while processes_of(command.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert processes_of(command.pid) == []


def processes_of(session: int) -> list[str]:
    """The processes of a session that are still there (proc(5): the session is the fourth field after the name)."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if status.read_text().rpartition(")")[2].split()[3] == str(session):
                found.append(status.parent.name)
    return found
