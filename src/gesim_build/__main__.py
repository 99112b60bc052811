"""The program: the one catcher of errors, and the exit codes.

0 fine, 1 problems found, 2 wrong use or unusable input, 3 a bug of ours (with a log file), 130 interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path

INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit."""
    from gesim_build.cli import app
    from gesim_build.diagnostics import GesimError

    try:
        app()
    except GesimError as problem:
        from gesim_build.report import show

        show(problem.diagnostics, root=_project(sys.argv))
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(_interrupted())
    except SystemExit as done:
        # Typer makes an exit code of an interrupt, and says nothing.
        sys.exit(_interrupted() if done.code == INTERRUPTED else done.code)
    except Exception:
        _log_bug()
        sys.exit(3)


def _interrupted() -> int:
    sys.stderr.write("Interrupted. Files of earlier builds were left as they are.\n")
    return INTERRUPTED


def _project(arguments: list[str]) -> Path:
    """The folder that ``--project`` named: places in diagnostics are relative to it."""
    for argument, following in zip(arguments, [*arguments[1:], "."], strict=True):
        if argument == "--project":
            return Path(following)
        if argument.startswith("--project="):
            return Path(argument.partition("=")[2])
    return Path()


def _log_bug() -> None:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="gesim-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(traceback.format_exc())
    sys.stderr.write(f"This is a bug in gesim, not in your handbook. Please report it and add this file: {log.name}\n")


if __name__ == "__main__":
    main()
