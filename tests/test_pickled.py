"""Frozen values as bytes, and back: of foreign bytes nothing is made."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.pickled import packed, unpacked

CLASSES = (Location, Diagnostic, Severity, dt.date)
VALUE = (Diagnostic(Severity.ERROR, "c", "“ž”", Location("a", 1), "", ()), {"a": {dt.date(2026, 1, 2)}}, b"\0", None)


def test_a_value_comes_back() -> None:
    assert unpacked(packed(VALUE), CLASSES) == VALUE


@pytest.mark.parametrize("left_out", CLASSES)
def test_a_class_that_is_not_named_is_not_made(left_out: type) -> None:
    with pytest.raises(ValueError, match="not a pickled value"):
        unpacked(packed(VALUE), [known for known in CLASSES if known is not left_out])


class Call:
    """Becomes a pickle that calls a function when it is read."""

    def __init__(self, function: Any, *args: object) -> None:
        self.called = function, args

    def __reduce__(self) -> Any:
        return self.called


@pytest.mark.parametrize("function", [os.mkdir, getattr, eval, __import__])
def test_nothing_is_called(function: Any, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    arguments = {eval: (f"__import__('os').mkdir({str(folder)!r})",), __import__: ("os",), getattr: (folder, "parent")}
    with pytest.raises(ValueError, match="not a pickled value: UnpicklingError"):
        unpacked(pickle.dumps(Call(function, *arguments.get(function, (str(folder),)))), CLASSES)
    assert not folder.exists()


@pytest.mark.parametrize("content", [b"", b"\x80", packed(VALUE)[:-1], packed(VALUE)[3:], b"cos\nsystem\n(S'ls'\ntR."])
def test_damaged_bytes_are_no_value(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a pickled value"):
        unpacked(content, CLASSES)
