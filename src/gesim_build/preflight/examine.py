"""All rules on one file."""

from __future__ import annotations

import re
from types import ModuleType

from pikepdf import PasswordError, PdfError

from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.preflight import rule_modules
from gesim_build.preflight.as_json import packed
from gesim_build.preflight.document import Subject, opened, pages_of
from gesim_build.preflight.ghostscript import GhostscriptError
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.unreadable import not_opened
from gesim_build.preflight.verdict import Report

_OURS = "gesim_build"
# What Python says of a call that does not fit its function.
_CALL = re.compile(r"[\w.<>]+\(\) (?:takes|missing|got an?) ")


def examine(subject: Subject, profile: Profile) -> Report:
    """The verdicts on a file of any origin. Raises GesimError (``not-a-pdf``) for what is no PDF."""
    try:
        return _judged(subject, profile)
    except (PasswordError, PdfError, RuntimeError, LookupError, ValueError, TypeError, AttributeError) as problem:
        if _is_slip(problem):
            raise
        # A rule fails on a malformed file of another program: some object is not what its key says.
        raise _not_a_pdf(subject, problem) from None


def examine_own(subject: Subject, profile: Profile) -> bytes:
    """The packed verdicts on a file that the program has just made, for `Workers`. Raises as `examine`.

    Such a file is not malformed: where a rule fails on it, the fault is in the program.
    """
    try:
        return packed(_judged(subject, profile))
    except GhostscriptError as problem:
        raise _not_a_pdf(subject, problem) from None


def _judged(subject: Subject, profile: Profile) -> Report:
    with opened(subject, profile) as document:
        verdicts = tuple((rule.NAME, rule.check(document, profile)) for rule in rule_modules())
        return Report(subject.name, subject.kind, document.pages, verdicts)


def _not_a_pdf(subject: Subject, problem: Exception) -> GesimError:
    reason, name = not_opened(subject.content, problem), subject.name
    return GesimError((error("not-a-pdf", reason.about(name), Location(name), reason.hint),))


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
