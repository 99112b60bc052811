"""What is found in a part of the manuscript, a piece to be laid out, and the finished files, as diagnostics."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import cast

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.hashing import csp_hash, digest
from gesim_build.kept import Kept
from gesim_build.model import Artifact, Part
from gesim_build.safety.judge import Fault, faults

CODE = "unsafe-output"
# What is in a file, by the end of its name.
_KINDS: Mapping[str, str] = {".html": "page", ".xhtml": "document", "cover.svg": "cover"}
_ARCHIVES = (".epub", ".zip")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
# The faults of texts, most of which have none: a process that stays makes most of them again after an edit.
_judged = Kept(4096)
_HINT = "A template of the project writes it; or, if there are none, please report it as a fault of gesim."


def unsafe_files(artifacts: Iterable[Artifact], folder: str) -> Iterator[Diagnostic]:
    """``unsafe-output`` for what may not be in the pages and documents among files below a folder."""
    for artifact in artifacts:
        for path, content in _documents(artifact.path, artifact.content):
            kind = next((kind for end, kind in _KINDS.items() if path.endswith(end)), None)
            text = content.decode() if kind else ""
            if kind == "page" and "/" not in path:
                kind, text = "single", without_hashed(text)
            if kind:
                yield from unsafe_text(text, kind, f"{folder}/{path}")


def without_hashed(text: str) -> str:
    """A page that has its script and style sheet in it, without those that its policy names by their hash.

    No text can bring one: each was judged before it came into the page. What has another hash no browser applies;
    it stays, and is judged.
    """
    policy = _POLICY.search(text)

    def kept(match: re.Match[str]) -> str:
        named = policy is not None and f"{match[1]}-src '{csp_hash(match[2])}'" in policy[1]
        return "\n" * match[0].count("\n") if named else match[0]

    return _INLINE.sub(kept, text)


def _documents(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if path.endswith(_ARCHIVES):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield from ((f"{path}/{name}", archive.read(name)) for name in archive.namelist())
    else:
        yield path, content


def unsafe_text(text: str, kind: str, path: str) -> Iterator[Diagnostic]:
    """``unsafe-output`` for what may not be in one text of a kind (see `tables.elements`)."""
    return (error(CODE, fault.message, Location(path, fault.line), _HINT) for fault in _faults(text, kind))


def unsafe_part(part: Part) -> Iterator[Diagnostic]:
    """``unsafe-output`` for what may not be in a part of the manuscript, where it comes from in the sources."""
    hint = "Take it out; `gesim docs syntax` has what a text may hold. It may also come from a template of the project."
    return (error(CODE, fault.message, _place(part, fault), hint) for fault in _faults(part.xhtml, "part"))


def _faults(text: str, kind: str) -> tuple[Fault, ...]:
    """The faults of a text; one that this process has judged before is not judged again."""
    key = digest(kind, text)
    if (known := _judged.get(key)) is not None:
        return cast(tuple[Fault, ...], known)
    found = tuple(faults(text, kind))
    _judged.put(key, found)
    return found


def _place(part: Part, fault: Fault) -> Location:
    """The place of the innermost element that has one, or of the last one before."""
    for number in reversed(fault.within):
        if number in part.lines:
            return part.lines[number]
    before = [number for number in part.lines if number <= fault.within[-1]]
    return part.lines[max(before)] if before else Location(part.path)
