"""Work on other machines: a real Dask cluster of two workers, on the loopback address."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.workers import Workers
from gesim_build.workers.cluster import connect
from gesim_build.workers.lost import BackendLostError
from tests.pipeline.test_build import TINY, tree
from tests.test_workers import die, fail, first_time, process_number, processes_of, shout

ROOT = Path(__file__).parents[1]
HERE = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
pytestmark = pytest.mark.slow


def start(
    folder: Path, program: str, *arguments: str, paths: Sequence[Path] = (ROOT / "src", ROOT)
) -> subprocess.Popen[bytes]:
    """A program of Dask in a session of its own, which it and all that it starts are ended with."""
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONDONTWRITEBYTECODE": "1"}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, cwd=folder, start_new_session=True)


@dataclass
class House:
    """A scheduler, and workers that are started one by one."""

    folder: Path
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return str(json.loads((self.folder / "scheduler.json").read_text())["address"])

    def open(self) -> None:
        file = self.folder / "scheduler.json"
        self.scheduler = start(self.folder, "dask_scheduler", "--port", "0", *HERE, "--scheduler-file", str(file))
        wait_until(file.exists)

    def hire(self, number: int = 1, **options: Sequence[Path]) -> None:
        """Start workers; each is there when `connected`."""
        for _ in range(number):
            place = str(self.folder / "scratch")
            own = ("--nthreads", "1", "--no-nanny", "--local-directory", place, "--death-timeout", "20")
            self.workers.append(start(self.folder, "dask_worker", self.address, *HERE, *own, **options))

    def connected(self) -> int:
        from distributed import Client

        with Client(self.address, timeout=20, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            return len(client.nthreads())

    def close(self) -> None:
        for process in (*self.workers, *filter(None, [self.scheduler])):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_until(done: Callable[[], object], seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def has_begun(worker: int) -> bool:
    """Whether a worker has started what it forks others from."""
    commands = (Path("/proc", process, "cmdline") for process in processes_of(worker))
    return any(b"gesim-forkserver" in command.read_bytes() for command in commands)


@contextlib.contextmanager
def opened(folder: Path, workers: int) -> Iterator[House]:
    house = House(folder)
    try:
        house.open()
        house.hire(workers)
        wait_until(lambda: house.connected() == workers)
        yield house
    finally:
        house.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("house"), 2) as found:
        yield found


def gesim(book: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gesim_build", "build", "--project", str(book), "--format", "pdf", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def listening() -> set[str]:
    """The addresses that somebody on this machine listens on (proc(5)), in hexadecimal digits."""
    rows = [row.split() for name in ("tcp", "tcp6") for row in Path("/proc/net", name).read_text().splitlines()[1:]]
    return {row[1] for row in rows if row[3] == "0A"}


LOOPBACK = ("0100007F", "0" * 24 + "01000000")


def test_a_build_makes_the_same_files(tmp_path: Path) -> None:
    before = listening()
    with opened(tmp_path, 2) as house:
        assert {address for address in listening() - before if not address.startswith(LOOPBACK)} == set()
        books = [tmp_path / "here", tmp_path / "there"]
        for book, options in zip(books, ((), ("--cluster", house.address)), strict=True):
            shutil.copytree(TINY, book)
            output, errors = (build := gesim(book, "--lang", "de", *options)).communicate(timeout=110)
            assert build.returncode == 0, output + errors
        assert tree(books[0]) == tree(books[1])
        assert len(tree(books[0])) == 1
        assert any(has_begun(worker.pid) for worker in house.workers)


def test_calls_are_made_elsewhere_and_answered(house: House) -> None:
    with Workers(1, versions="1", backend=connect(house.address)) as pool:
        assert pool.submit(shout, "hello").result() == b"HELLO"
        assert pool.submit(process_number, "").result().decode() not in processes_of(os.getsid(0))
        with pytest.raises(ValueError, match="nothing doing"):
            pool.submit(fail, "nothing doing").result()
        with pytest.raises(GesimError, match="of the cluster ended before it was done"):
            pool.submit(die, "").result()
        assert pool.submit(shout, "afterwards").result() == b"AFTERWARDS"


def kill_the_worker_once(marker: str) -> bytes:
    """Kill the process of the cluster that this one is forked beside: it leads our session."""
    if first_time(marker):
        os.kill(os.getsid(0), signal.SIGKILL)
        time.sleep(60)
    return b"done"


def test_a_worker_that_is_killed_is_done_without(tmp_path: Path) -> None:
    with opened(tmp_path, 2) as house, Workers(1, versions="1", backend=connect(house.address)) as pool:
        killed = pool.submit(kill_the_worker_once, str(tmp_path / "marker"))
        others = [pool.submit(shout, str(number)) for number in range(20)]
        assert killed.result(timeout=60) == b"done"
        assert [other.result(timeout=60) for other in others] == [str(number).encode() for number in range(20)]
        assert sorted(worker.poll() is None for worker in house.workers) == [False, True]


def test_a_scheduler_that_dies_ends_the_build(tmp_path: Path) -> None:
    with opened(tmp_path, 1) as house:
        book = tmp_path / "book"
        shutil.copytree(TINY, book)
        build = gesim(book, "--cluster", house.address)
        wait_until(lambda: has_begun(house.workers[0].pid))
        assert house.scheduler
        os.kill(house.scheduler.pid, signal.SIGKILL)
        output, errors = build.communicate(timeout=60)
    assert build.returncode == 2, output + errors
    assert errors.count("error[cluster-lost]: the cluster tcp://127.0.0.1:") == 1
    assert "build without --cluster" in errors
    assert "Traceback" not in errors
    assert [path.name for path in (book / "dist").rglob("*") if path.is_file() and not path.name.startswith(".")] == []
    assert processes_of(build.pid) == []


def test_a_worker_with_other_code_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(ROOT / "src", other, ignore=shutil.ignore_patterns("__pycache__"))
    (other / "gesim_build/lengths.py").write_text("PT_PER_PX = 1\n")
    with opened(tmp_path, 1) as house:
        house.hire(paths=(other, ROOT))
        wait_until(lambda: house.connected() == 2)
        with pytest.raises(GesimError) as caught:
            connect(house.address)
        (found,) = caught.value.diagnostics
        assert found.code == "other-versions"
        assert found.message.endswith("has other versions: code of gesim")
        assert "the worker at tcp://127.0.0.1:" in found.message


def test_a_worker_that_comes_later_with_other_versions_is_refused(house: House) -> None:
    backend = connect(house.address)
    backend._versions = {**backend._versions, "weasyprint": "69.0"}
    message = r"weasyprint .+ \(here: 69.0"
    with Workers(1, versions="1", backend=backend) as pool, pytest.raises(BackendLostError, match=message):
        pool.submit(shout, "hello").result()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("127.0.0.1", "no address of a scheduler"),
        ("http://127.0.0.1:8786", "no address of a scheduler"),
        ("tcp://127.0.0.1:1", "cannot be reached"),
        ("tls://127.0.0.1:1", "no certificate"),
    ],
)
def test_nobody_there(address: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gesim_build.workers.cluster.ANSWER", 1)
    with pytest.raises(GesimError, match=reason) as caught:
        connect(address)
    assert caught.value.diagnostics[0].code == "no-cluster"


def test_nobody_there_to_work(tmp_path: Path) -> None:
    with opened(tmp_path, 0) as house, pytest.raises(GesimError, match="no workers"):
        connect(house.address)
