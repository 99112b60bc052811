"""Signals end the program cleanly and in time, and a full disk is no bug."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from gesim_build.signals import SIGNALS

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests/books/tiny"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}

STUBBORN = """
    import sys, time
    from gesim_build import __main__ as program
    from gesim_build.cli import app

    @app.command()
    def wait(stubborn: bool = False) -> None:
        print("begun", flush=True)
        while True:
            try:
                time.sleep(60)
            except KeyboardInterrupt:
                if not stubborn:
                    raise

    program.main()
"""


def started(*arguments: str) -> subprocess.Popen[str]:
    command = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(STUBBORN), "wait", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        text=True,
    )
    assert command.stdout is not None
    assert command.stdout.readline() == "begun\n"
    return command


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_program_and_is_told(number: signal.Signals) -> None:
    with started() as command:
        command.send_signal(number)
        _, errors = command.communicate(timeout=10)
    assert command.returncode == 128 + number
    how = "Interrupted" if number == signal.SIGINT else f"Ended by {number.name}"
    assert errors == f"{how}. Files of earlier builds were left as they are.\n"


@pytest.mark.slow
def test_what_cannot_be_interrupted_is_ended_too() -> None:
    with started("--stubborn") as command:
        begin = time.monotonic()
        command.send_signal(signal.SIGTERM)
        _, errors = command.communicate(timeout=10)
        assert time.monotonic() - begin < 2
    assert command.returncode == 128 + signal.SIGTERM
    assert errors == "Ended by SIGTERM. Files of earlier builds were left as they are.\n"


def test_a_second_signal_does_not_wait() -> None:
    with started("--stubborn") as command:
        begin = time.monotonic()
        command.send_signal(signal.SIGINT)
        time.sleep(0.1)
        command.send_signal(signal.SIGINT)
        command.communicate(timeout=10)
        assert time.monotonic() - begin < 1
    assert command.returncode == 130


def test_what_is_to_be_ignored_stays_ignored() -> None:
    code = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    script = textwrap.dedent(STUBBORN).replace("import sys, time", f"import sys, time\n{code}")
    with subprocess.Popen(
        [sys.executable, "-c", script, "wait"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as command:
        assert command.stdout is not None
        command.stdout.readline()
        command.send_signal(signal.SIGHUP)
        time.sleep(0.3)
        assert command.poll() is None
        command.terminate()
        command.communicate(timeout=10)
    assert command.returncode == 143


def run(*arguments: str, out: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    with Path(out or os.devnull).open("w") as stream:
        return subprocess.run(
            [sys.executable, "-m", "gesim_build", *arguments],
            stdout=stream if out else subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT | environment,
            text=True,
            errors="replace",
            check=False,
        )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("arguments", [["explain", "raw-html"], ["check", "--project", str(TINY)]])
def test_output_on_a_full_disk_is_a_diagnostic(arguments: list[str]) -> None:
    done = run(*arguments, out="/dev/full")
    assert done.returncode == 2
    assert "error[cannot-write]: cannot be written: No space left on device\n --> standard output" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_reader_that_has_enough_is_no_bug() -> None:
    command = f"{sys.executable} -m gesim_build explain raw-html | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1)
    assert done.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "ascii:strict"])
def test_a_poor_encoding_is_no_bug(encoding: str) -> None:
    done = run("explain", "wrong-quotes", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_bug(closed: str) -> None:
    command = f"{sys.executable} -m gesim_build check --project {TINY} {closed}"
    done = subprocess.run(["bash", "-c", command], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""
