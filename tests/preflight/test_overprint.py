"""What may overprint: black alone, in mode 1."""

from __future__ import annotations

from typing import cast

import pytest
from pikepdf import Dictionary, Pdf

from gesim_build.preflight.content import painted
from gesim_build.preflight.document import Document
from gesim_build.preflight.marks import AREA, IMAGE, LINE, SHADING, TEXT, Mark
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.rules.overprint import check
from gesim_build.preflight.verdict import Verdict


class _Document:
    """A document as far as the rule looks at it."""

    def __init__(self, *marks: Mark) -> None:
        self.marks = marks


def judged(*marks: Mark) -> Verdict:
    return check(cast("Document", _Document(*marks)), cast("Profile", None))


def mark(*colour: float, what: str = TEXT, overprint: bool = True, mode: int = 1, space: str = "/DeviceCMYK") -> Mark:
    return Mark(3, what, "a word", space, colour, overprint=overprint, mode=mode)


@pytest.mark.parametrize("what", [TEXT, AREA, LINE])
def test_black_in_mode_1_may(what: str) -> None:
    assert judged(mark(0, 0, 0, 1, what=what)) == Verdict("1 marks in black overprint")
    assert not judged(mark(0, 0, 0, 0.01, what=what)).faults


@pytest.mark.parametrize(
    ("colour", "mode", "message"),
    [
        ((0, 0, 0, 0), 1, "white overprints and vanishes"),
        ((0.01, 0, 0, 1), 1, "overprints with other inks than black"),
        ((0, 0.01, 0, 1), 1, "overprints with other inks than black"),
        ((0, 0, 0.01, 0), 1, "overprints with other inks than black"),
        ((0, 0, 0, 1), 0, "overprints in mode 0, which takes the other inks away"),
    ],
)
def test_white_other_inks_and_mode_0_may_not(colour: tuple[float, ...], mode: int, message: str) -> None:
    (fault,) = judged(mark(*colour, mode=mode)).faults
    assert (fault.page, fault.object, fault.message) == (3, "a word", message)


@pytest.mark.parametrize(
    "harmless",
    [
        mark(0, 0, 0, 0, overprint=False), mark(0, 0, 0, 0, what=IMAGE), mark(0, 0, 0, 0, what=SHADING),
        mark(1, space="/DeviceGray"), mark(0, 0, 0, space="/DeviceRGB"),
    ],
)  # fmt: skip
def test_what_does_not_overprint_or_has_its_own_inks_is_fine(harmless: Mark) -> None:
    assert not judged(harmless).faults


@pytest.mark.parametrize(
    ("stream", "found"),
    [
        (b"0 0 0 1 k 0 0 9 9 re f", [(False, 0)]),
        (b"/Both gs 0 0 0 1 k 0 0 9 9 re B", [(True, 1), (True, 1)]),
        (b"/Areas gs 0 0 9 9 re B", [(True, 0), (False, 0)]),
        (b"/Lines gs 0 0 9 9 re B", [(False, 0), (True, 0)]),
        (b"/Both gs /Off gs 0 0 9 9 re B", [(False, 1), (False, 1)]),
        (b"q /Both gs Q 0 0 9 9 re B", [(False, 0), (False, 0)]),
        (b"/Both gs /Wide gs 0 0 9 9 re f", [(True, 1)]),
    ],
)
def test_overprint_is_read_for_areas_and_lines(stream: bytes, found: list[tuple[bool, int]]) -> None:
    pdf = Pdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0].obj
    states = Dictionary(
        Both=Dictionary(OP=True, OPM=1), Areas=Dictionary(op=True), Lines=Dictionary(OP=True, op=False),
        Off=Dictionary(OP=False), Wide=Dictionary(LW=2),
    )  # fmt: skip
    page.Resources = Dictionary(ExtGState=states)
    page.Contents = pdf.make_stream(stream)
    assert [(mark.overprint, mark.mode) for mark in painted(pdf)] == found


def test_no_overprint_is_said() -> None:
    assert judged(mark(0, 0, 0, 1, overprint=False)).summary == "not used"
