"""A file whose values are not what they should be is damaged; a slip of the program is not the file's fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import cycle
from types import SimpleNamespace

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from gesim_build import diagnostics
from gesim_build.diagnostics import GesimError
from gesim_build.preflight import document
from gesim_build.preflight import examine as examined
from gesim_build.preflight.examine import examine, examine_own
from gesim_build.preflight.ghostscript import GhostscriptError, Ink
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Report
from tests.preflight.files import good, saved, subject

PROFILE = Profile()


@pytest.fixture(autouse=True)
def no_ghostscript(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "measure", lambda content, _: (Ink(1, 0, 0),) * document.pages_of(content))


def _only(monkeypatch: pytest.MonkeyPatch, check: Callable[..., object]) -> None:
    monkeypatch.setattr(examined, "rule_modules", lambda: (SimpleNamespace(NAME="x", check=check),))


@pytest.mark.parametrize(
    "check",
    [
        lambda document, _: document.no_such_field,
        lambda document, _: document.marks[0].no_such_field,
        lambda *_: diagnostics.no_such_function(),  # type: ignore[attr-defined]
        lambda: None,
        lambda *_: diagnostics.error("one", "two"),  # type: ignore[call-arg]
        lambda *_: PROFILE.no_such_limit,  # type: ignore[attr-defined]
    ],
)
def test_a_slip_of_the_program_is_no_damaged_file(
    check: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, check)
    with pytest.raises((AttributeError, TypeError)):
        examine(subject(saved(good())), PROFILE)


@pytest.mark.parametrize(
    "check",
    [
        lambda document, _: document.pdf.Root.NoSuchKey,
        lambda document, _: document.pdf.Root.get("/X").keys(),
        lambda document, _: float(document.pdf.Root.Type),
        lambda document, _: [*document.pdf.Root.Type],
    ],
)
def test_a_key_that_is_missing_or_of_another_type_is_the_file_s(
    check: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, check)
    with pytest.raises(GesimError, match="damaged"):
        examine(subject(saved(good())), PROFILE)


@pytest.mark.parametrize(
    "check",
    [
        lambda document, _: document.pdf.Root["/NoSuchKey"],
        lambda document, _: float(document.pdf.Root.Type),
        lambda *_: {"one": 1}["two"],
        lambda *_: [][0],
        lambda *_: int("one"),
        lambda *_: next(iter(())),
    ],
)
def test_a_file_of_our_own_is_never_called_damaged(
    check: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, check)
    with pytest.raises((LookupError, ValueError, TypeError, RuntimeError)):
        examine_own(subject(saved(good())), PROFILE)


def test_what_ghostscript_cannot_read_is_reported_whoever_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(content: bytes, dpi: int) -> None:
        raise GhostscriptError(f"Ghostscript says: no memory for {len(content)} bytes at {dpi}")

    monkeypatch.setattr(document, "measure", fail)
    for look in (examine, examine_own):
        with pytest.raises(GesimError, match="Ghostscript says: no memory"):
            look(subject(saved(good())), PROFILE)


@pytest.mark.slow
def test_a_file_with_a_value_of_another_type_anywhere_is_judged_or_called_damaged() -> None:
    content = saved(good())
    values = cycle((None, 7, Name.X, String("x"), Array([]), Dictionary()))
    places = list(_places(content))
    assert len(places) > 100
    for place, value in zip(places, values, strict=False):
        with Pdf.open(BytesIO(content)) as pdf:
            _set(pdf, place, value)
            changed = BytesIO()
            pdf.save(changed, fix_metadata_version=False)
        try:
            assert isinstance(examine(subject(changed.getvalue()), PROFILE), Report)
        except GesimError as problem:
            assert [found.code for found in problem.diagnostics] == ["not-a-pdf"]


def _places(content: bytes) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    """Each key and index in each object of a file: the number of the object, and the way within it."""
    with Pdf.open(BytesIO(content)) as pdf:
        for number, thing in enumerate(pdf.objects):
            yield from ((number, way) for way in _ways(thing))


def _ways(thing: Object) -> Iterator[tuple[str | int, ...]]:
    if isinstance(thing, Dictionary | Stream):
        names: list[str | int] = [key for key in thing.keys() if key not in ("/Length", "/Parent")]  # noqa: SIM118
    else:
        names = list(range(min(2, len(thing)))) if isinstance(thing, Array) else []
    for name in names:
        yield (name,)
        child = thing[name]
        if isinstance(child, Dictionary | Array) and not child.is_indirect:
            yield from ((name, *way) for way in _ways(child))


def _set(pdf: Pdf, place: tuple[int, tuple[str | int, ...]], value: object) -> None:
    number, way = place
    thing = list(pdf.objects)[number]
    for name in way[:-1]:
        thing = thing[name]
    if value is None:
        del thing[way[-1]]
    else:
        thing[way[-1]] = value
