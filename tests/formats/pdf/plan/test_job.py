"""What a worker gives back, as bytes and back."""

from __future__ import annotations

from gesim_build.formats.pdf.plan.job import Anchor, Piece, pack, unpack


def test_a_piece_survives() -> None:
    piece = Piece(b"%PDF\n\x00\n", 3, {"ö": Anchor(0, 1.5, 2.0), "b": Anchor(2, 0.0, 0.0)}, ("message",), ("lost",), "")
    assert unpack(pack(piece)) == piece


def test_a_refusal_survives() -> None:
    piece = Piece(b"", 0, {}, refused="http://example.org/a.png")
    assert unpack(pack(piece)) == piece
