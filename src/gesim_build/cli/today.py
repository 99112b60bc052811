"""The day on which a command runs: it decides which records have expired. Nothing below the commands asks for it."""

from __future__ import annotations

import datetime as dt
import os

import typer

_VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> dt.date:
    """Today, or the day that ``SOURCE_DATE_EPOCH`` names in seconds since 1970 (reproducible-builds.org)."""
    if not (seconds := os.environ.get(_VARIABLE)):
        return dt.date.today()
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise typer.BadParameter(f"“{seconds}” is no number of seconds since 1970", param_hint=_VARIABLE) from None
