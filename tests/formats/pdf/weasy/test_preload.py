"""What workers inherit from the process that they are forked from."""

from __future__ import annotations

import subprocess
import sys

import pytest

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


LOOKED_UP = """
import ctypes.util
looked_up = []
ctypes.util.find_library = looked_up.append
import {module}
import weasyprint
print(len(looked_up), weasyprint.text.ffi.pango.pango_version() > 0, ctypes.util.find_library == looked_up.append)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the libraries are found in no other way")
def test_no_compiler_is_started_to_find_libraries() -> None:
    def run(module: str) -> list[str]:
        code = LOOKED_UP.format(module=module)
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert run("gesim_build.formats.pdf.weasy.libraries") == ["0", "True", "True"]
    assert int(run("sys")[0]) > 5, "cffi no longer does so: libraries.py can go"
