"""What a worker gives back, as bytes and back."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from gesim_build.diagnostics import GesimError, Location
from gesim_build.formats.pdf.plan.job import Anchor, Job, Piece, pack, piece_of, unpack
from gesim_build.workers.lost import WorkerLostError


def test_a_piece_survives() -> None:
    piece = Piece(b"%PDF\n\x00\n", 3, {"ö": Anchor(0, 1.5, 2.0), "b": Anchor(2, 0.0, 0.0)}, ("message",), ("lost",), "")
    assert unpack(pack(piece)) == piece


def test_a_piece_is_of_the_side_on_which_it_begins() -> None:
    piece = unpack(pack(Piece(b"%PDF\nright", 1, {}, turned=b"%PDF\nleft")))
    assert [piece.beginning_at(index).pdf for index in range(3)] == [b"%PDF\nright", b"%PDF\nleft", b"%PDF\nright"]
    alone = Piece(b"%PDF", 1, {})
    assert [alone.beginning_at(index) for index in range(2)] == [alone, alone]


def test_a_refusal_survives() -> None:
    piece = Piece(b"", 0, {}, refused="http://example.org/a.png")
    assert unpack(pack(piece)) == piece


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ((3, 90), Location("handbook/chapters/10-a.md", 3), "“A chapter”, lines 3 to 90, could not be laid out"),
        ((0, 0), Location("handbook/chapters/10-a.md"), "“A chapter” could not be laid out"),
    ],
)
def test_a_part_that_no_worker_can_lay_out_is_named(lines: tuple[int, int], place: Location, words: str) -> None:
    laid_out: Future[bytes] = Future()
    laid_out.set_exception(WorkerLostError("lay_out", "was not done after 300 seconds"))
    job = Job("A chapter", "handbook/chapters/10-a.md", "en", "<section/>", (), lines=lines)
    with pytest.raises(GesimError) as caught:
        piece_of(job, laid_out)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.location) == ("worker-died", place)
    assert words in diagnostic.message
    assert "was not done after 300 seconds" in diagnostic.message
