"""Whether the libraries of the extra ``serve`` are there."""

from __future__ import annotations

from importlib.util import find_spec

from gesim_build.diagnostics import GesimError, Location, error

LIBRARIES = ("pypdfium2", "starlette", "uvicorn", "watchfiles")


def require_libraries() -> None:
    """Raises GesimError (``no-workbench``) if one is missing."""
    if missing := [name for name in LIBRARIES if find_spec(name) is None]:
        what = f"the workbench needs libraries that are not installed: {', '.join(missing)}"
        hint = "Install them: pip install 'gesim-build[serve]'"
        raise GesimError([error("no-workbench", what, Location("gesim serve"), hint)])
