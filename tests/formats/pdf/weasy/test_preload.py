"""What workers inherit from the process that they are forked from."""

from __future__ import annotations

import subprocess
import sys

INHERITED = """
import threading
import gesim_build.formats.pdf.weasy.preload
from gesim_build.formats.pdf.weasy import fragment
print(fragment._fonts.cache_info().currsize, fragment._stylesheet.cache_info().currsize, threading.active_count())
"""


def test_no_worker_inherits_fonts_that_are_looked_up_in_a_thread() -> None:
    """A style sheet holds on to the fonts with which it was read."""
    done = subprocess.run([sys.executable, "-c", INHERITED], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0", "1"]
