"""What both halves of parsing have in common."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from gesim_build.urls import with_plain_host


def block_line(state: StateBlock, line: int) -> str:
    """A line of what a block rule reads, from its first character that is no indent or mark of an outer block."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


class Parser(MarkdownIt):
    """A parser of CommonMark that writes the hosts of addresses as browsers do."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the name is markdown-it's
        """The address, encoded."""
        return super().normalizeLink(with_plain_host(url))
