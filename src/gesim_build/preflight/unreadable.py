"""Why a file cannot be read as a PDF, in words for the person who named it, and what to give instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from pikepdf import PasswordError

# A reader looks for the header in so many bytes (PDF Reference 1.7, Appendix H, note 13).
HEADER_WITHIN = 1024
# How files of other kinds begin.
BEGINNINGS = {
    b"\x89PNG\r\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"PK\x03\x04": "an archive, like an EPUB or a document of an office program",
}
# What a reader of streams says before its reason.
_STREAM = re.compile(r"^stream <[^>]*>: ")

OTHER = "Name a PDF: gesim build --format print makes those for a print shop, in dist/CODE/print/."
LOCKED = "Have it saved without a password: a print shop cannot open it either."
DAMAGED = "Fetch it again from where it came; if gesim made it, build it again: gesim build --format print."


@dataclass(frozen=True, slots=True)
class Reason:
    """What is the matter with a file, as the end of a sentence ("is empty"), and what to do."""

    what: str
    hint: str

    def about(self, path: str) -> str:
        """The whole sentence."""
        return f"{PurePosixPath(path).name} {self.what}"


def not_read(problem: OSError) -> Reason:
    """Why the system does not give a file's content."""
    if isinstance(problem, FileNotFoundError):
        return Reason("is not there", "Look for a slip in its name or its folder.")
    if isinstance(problem, IsADirectoryError):
        return Reason("is a folder", "Name the PDF files in it.")
    return Reason(f"cannot be read: {problem.strerror}", "Check that you may read it.")


def not_opened(content: bytes, problem: Exception) -> Reason:
    """Why a file with this content is no PDF that can be read; ``problem`` is what its reader stumbled over."""
    if not content:
        return Reason("is empty", OTHER)
    if isinstance(problem, PasswordError):
        return Reason("is a PDF that opens only with a password", LOCKED)
    if b"%PDF-" not in content[:HEADER_WITHIN]:
        return Reason(f"is {_kind(content)}, not a PDF", OTHER)
    reason = " ".join(_STREAM.sub("", str(problem)).split())
    return Reason(f"is a PDF, but damaged or not complete: {reason}", DAMAGED)


def _kind(content: bytes) -> str:
    known = (kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning))
    return next(known, "a text" if _is_text(content) else "a file of another kind")


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False
