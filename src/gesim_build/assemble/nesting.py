"""Which token ends the block that another one begins, and which began the one that another ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from markdown_it.token import Token


def closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the block opened at ``index``."""
    depths = accumulate(tokens[position].nesting for position in range(index, len(tokens)))
    return next(position for position, depth in enumerate(depths, index) if not depth)


def opening(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that opened the block closed at ``index``."""
    depths = accumulate(tokens[position].nesting for position in range(index, -1, -1))
    return index - next(distance for distance, depth in enumerate(depths) if not depth)
