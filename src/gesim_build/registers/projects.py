"""The register of the project that a book comes from: what the announcement of a release says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gesim_build.diagnostics import Diagnostic, error
from gesim_build.model import Record
from gesim_build.registers.register import Register
from gesim_build.schema import key
from gesim_build.urls import WEB_PLACE, is_web_address

_CHECKS = ("press_checked_on", "press_expires_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class FundedProject(Record):
    """A project. What it is to the book, ``relation``, is always said beside its names: they endorse nothing."""

    name: str = key(required=True)
    relation: str = key(required=True, translated=True)
    grant: str = key()
    lead: str = key()
    partners: tuple[str, ...] = key()
    download: str = key(
        pattern=rf"(https://{WEB_PLACE})?", known=is_web_address, form="an address that begins with https://"
    )
    press_contact: str = key()
    press_checked_on: dt.date | None = key()
    press_expires_on: dt.date | None = key()

    def contact_on(self, day: dt.date) -> str:
        """Whom the press asks: nobody after the day until which that was found right."""
        return self.press_contact if self.press_expires_on and self.press_expires_on >= day else ""


def project_problems(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """``missing-key`` for a contact without its checks, ``bad-value`` for a second project and for files nowhere."""
    projects = [record for record in records if isinstance(record, FundedProject)]
    for one in projects:
        # Names of files are put behind it: in the path of a folder, or as what a program is asked for.
        if one.download and not one.download.endswith(("/", "=")):
            text = f"download has no slash at its end: files would be looked for at {one.download}index.html"
            yield error("bad-value", text, one.where("download"), f'Write download = "{one.download}/"')
    for one in (one for one in projects if one.press_contact):
        for name in (name for name in _CHECKS if getattr(one, name) is None):
            text = f"a project whose press_contact is given needs {name}"
            yield error("missing-key", text, one.where("press_contact"), f"Add {name} = …")
    for other in projects[1:]:
        hint = "A release names one project: delete the other record."
        yield error("bad-value", f"there is a second project, {other.id}", other.location, hint)


PROJECTS = Register(
    path="handbook/project.toml",
    table="project",
    title="Project",
    record=FundedProject,
    problems=project_problems,
    sample={"id": "bridge", "name": "BRIDGE", "relation": "The project published this book."},
)
