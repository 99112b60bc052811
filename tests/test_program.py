"""The process as a whole: it ends without being taken apart, yet nothing that is to be done at the end is left out."""

from __future__ import annotations

import subprocess
import sys

import pytest

# What is done before the end, what is written by then, and the exit code.
CASES = {
    "what was printed is written": ("print('words', end='')", "words", 3),
    "what is registered is done": ("import atexit; atexit.register(print, 'done', end='')", "done", 3),
    "a thread of the background is not waited for": (
        "import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
        "",
        3,
    ),
    "a thread that has work is waited for": (
        "import threading, time\n"
        "def work(): time.sleep(0.3); print('worked', end='')\n"
        "threading.Thread(target=work).start()",
        "worked",
        3,
    ),
    "a closed stream is no fault": ("import sys; sys.stdout.close()", "", 3),
}


@pytest.mark.parametrize("case", CASES)
def test_the_end_of_the_process(case: str) -> None:
    before, written, code = CASES[case]
    program = f"{before}\nfrom gesim_build.__main__ import leave; leave({code})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=50)
    assert (done.returncode, done.stdout, done.stderr) == (code, written, "")


def test_the_exit_code_is_that_of_the_command() -> None:
    codes = [
        subprocess.run([sys.executable, "-m", "gesim_build", *arguments], capture_output=True, check=False).returncode
        for arguments in (["--version"], ["no-such-command"])
    ]
    assert codes == [0, 2]
