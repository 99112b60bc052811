"""What making files for a print shop needs of the machine: the profile of the printing condition, and Ghostscript."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gesim_build import system
from gesim_build.config import PATH
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.print_spec import PrintSpec


def with_icc_profile(print_spec: PrintSpec) -> PrintSpec:
    """The specification with its ICC profile. Raises GesimError (``missing-program``), naming all that is missing."""
    require(need for need in system.NEEDS if need.stage == system.PRINT)
    profile = system.press_profile()
    if profile is None:
        raise FileNotFoundError(system.PROFILE)
    return replace(print_spec, profile=profile.read_bytes())


def require(needs: Iterable[system.Need]) -> None:
    """Raises GesimError (``missing-program``) with the way to install what this machine does not have."""
    missing = system.missing(needs)
    problems = [
        error(
            "missing-program",
            f"{need.name} is not installed: {need.purpose}",
            Location(PATH),
            f"On Debian and Ubuntu: sudo apt-get install {need.package}. gesim doctor shows what else is missing.",
        )
        for need in missing
    ]
    if problems:
        raise GesimError(problems)
