"""What both halves of parsing have in common."""

from __future__ import annotations

from markdown_it import MarkdownIt

from gesim_build.urls import with_plain_host


class Parser(MarkdownIt):
    """A parser of CommonMark that writes the hosts of addresses as browsers do."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # the name is markdown-it's
        """The address, encoded."""
        return super().normalizeLink(with_plain_host(url))
