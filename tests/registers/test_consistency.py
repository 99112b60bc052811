"""What is wrong with records of the consents and of the project that are right one by one."""

from __future__ import annotations

import datetime as dt

import pytest

from gesim_build.diagnostics import Severity
from gesim_build.model import Source
from gesim_build.registers.consents import CONSENTS
from gesim_build.registers.parse import parse_register
from gesim_build.registers.projects import PROJECTS, FundedProject
from gesim_build.registers.register import Register

CONSENT = """\
[[consent]]
id = "story"
scope = "The story as it is printed."
publications = ["stories"]
given_on = 2026-06-01
withdrawal = "A word is enough."
"""
PROJECT = """\
[[project]]
id = "bridge"
name = "BRIDGE"
relation = "It published this book."
"""
OTHER = PROJECT.replace("bridge", "other")
PRESS = 'press_contact = "press@example.org"\n'
SIGNED = "Compare both with the form that was signed."


@pytest.mark.parametrize(
    ("register", "text", "told"),
    [
        (CONSENTS, f"{CONSENT}ends_on = 2026-06-01\nwithdrawn_on = 2026-06-01\n", []),
        (CONSENTS, f"{CONSENT}ends_on = 2026-05-31\nwithdrawn_on = 2026-05-31\n",
         [(7, "contradictory-consent", "ends_on is before given_on, 2026-06-01", SIGNED),
          (8, "contradictory-consent", "withdrawn_on is before given_on, 2026-06-01", SIGNED)]),
        (PROJECTS, f"{PROJECT}{PRESS}press_checked_on = 2026-01-01\npress_expires_on = 2026-02-01\n", []),
        (PROJECTS, f"{PROJECT}{PRESS}",
         [(5, "missing-key", f"a project whose press_contact is given needs {key}", f"Add {key} = …")
          for key in ("press_checked_on", "press_expires_on")]),
        (PROJECTS, f"{PROJECT}{OTHER}",
         [(5, "bad-value", "there is a second project, other",
           "A release names one project: delete the other record.")]),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_told(register: Register, text: str, told: list[tuple[int, str, str, str]]) -> None:
    records, problems = parse_register(register, Source(register.path, text))
    assert problems == ()
    found = list(register.problems(records))
    assert [(one.location.line, one.code, one.message, one.hint) for one in found] == told
    assert {(one.location.path, one.severity) for one in found} <= {(register.path, Severity.ERROR)}


@pytest.mark.parametrize(("day", "asked"), [(1, "press@example.org"), (2, "press@example.org"), (3, "")])
def test_the_press_asks_nobody_after_the_last_day_on_which_that_is_right(day: int, asked: str) -> None:
    text = f"{PROJECT}{PRESS}press_checked_on = 2026-01-01\npress_expires_on = 2026-02-02\n"
    (project,), _ = parse_register(PROJECTS, Source(PROJECTS.path, text))
    (unchecked,), _ = parse_register(PROJECTS, Source(PROJECTS.path, f"{PROJECT}{PRESS}"))
    assert isinstance(project, FundedProject) and isinstance(unchecked, FundedProject)
    assert (project.contact_on(dt.date(2026, 2, day)), unchecked.contact_on(dt.date(2026, 2, day))) == (asked, "")
