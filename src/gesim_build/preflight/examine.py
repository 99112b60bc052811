"""All rules on one file."""

from __future__ import annotations

import re
from types import ModuleType

from pikepdf import PasswordError, PdfError

from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.preflight import rule_modules
from gesim_build.preflight.as_json import packed
from gesim_build.preflight.document import Subject, opened, pages_of
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.unreadable import not_opened
from gesim_build.preflight.verdict import Report

_OURS = "gesim_build"
# What Python says of a call that does not fit its function.
_CALL = re.compile(r"[\w.<>]+\(\) (?:takes|missing|got an?) ")


def examine(subject: Subject, profile: Profile) -> Report:
    """The verdicts on a file. Raises GesimError (``not-a-pdf``) for what is no PDF."""
    try:
        with opened(subject, profile) as document:
            verdicts = tuple((rule.NAME, rule.check(document, profile)) for rule in rule_modules())
            return Report(subject.name, subject.kind, document.pages, verdicts)
    except (PasswordError, PdfError, RuntimeError, LookupError, ValueError, TypeError, AttributeError) as problem:
        if _is_slip(problem):
            raise
        # A rule fails on a malformed file of another program: some object is not what its key says.
        reason, name = not_opened(subject.content, problem), subject.name
        raise GesimError((error("not-a-pdf", reason.about(name), Location(name), reason.hint),)) from None


def _is_slip(problem: Exception) -> bool:
    """Whether an error is about the program's own objects and functions, which no file can change."""
    if isinstance(problem, AttributeError):
        return isinstance(problem.obj, ModuleType) or type(problem.obj).__module__.startswith(_OURS)
    return isinstance(problem, TypeError) and bool(_CALL.match(str(problem)))


def counted_pages(content: bytes, name: str) -> tuple[int, str]:
    """How many pages a file of this name has, and why there are none where it has none."""
    try:
        return pages_of(content), f"{name} has no pages"
    except (PasswordError, PdfError) as problem:
        return 0, not_opened(content, problem).about(name)


def examine_packed(subject: Subject, profile: Profile) -> bytes:
    """The same, packed: for `Workers`."""
    return packed(examine(subject, profile))
