"""Runs templates in Jinja's sandbox: a project may bring its own, and a project may come from a stranger.

A template sees the values that it is given, can call what they offer and change nothing; it reaches neither the
interpreter nor a file. What goes wrong in a template of the project is reported with its file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from traceback import walk_tb
from types import FrameType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gesim_build.diagnostics import GesimError, Location, error

FOLDER = "templates"
_LARGEST, _MOST_BITS = 10**9, 1000
# What a template can bring about while it is compiled, when it is in none of the frames.
_WHILE_COMPILING = (RecursionError, MemoryError, OverflowError, ValueError)
_HINT = "Correct the template, or delete it: the default one is then used."
_SIGNATURE_HINT = "Copy the template anew from this version, or delete it: the default one is then used."


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, without powers and repetitions that would take all time and memory, also while compiling."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Raises OverflowError for a number or text that is too large to be meant."""
        first, second = (one if isinstance(one, int | float) else len(one) for one in (left, right))
        size = int(first).bit_length() * second if operator == "**" else first * second
        if abs(size) > (_MOST_BITS if operator == "**" else _LARGEST):
            raise OverflowError(f"the result of {operator} is too large")
        return super().call_binop(context, operator, left, right)


def environment(texts: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """An environment for templates by name. Templates are XHTML: everything in them is escaped."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (texts[name], f"{FOLDER}/{name}", lambda: True) if name in texts else None

    return Sandbox(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@contextmanager
def template_errors_located(own: Collection[str], name: str = "") -> Iterator[None]:
    """Raises GesimError (``bad-template``) in place of what goes wrong in a template that the project brings.

    ``own`` are the names of these templates, ``name`` is that of the one that is read first. What goes wrong elsewhere
    is a fault of the program, and stays as it is.
    """
    try:
        yield
    except GesimError:
        raise
    except Exception as problem:
        place = _place(problem, own)
        if place is None and name in own and isinstance(problem, _WHILE_COMPILING):
            place = Location(f"{FOLDER}/{name}")
        if place is None:
            raise
        what = problem.message if isinstance(problem, TemplateError) else f"{type(problem).__name__}: {problem}"
        raise GesimError([error("bad-template", str(what), place, _HINT)]) from None


def _place(problem: Exception, own: Collection[str]) -> Location | None:
    """The innermost place in a template of the project; where one cannot be read, its own place."""
    if isinstance(problem, TemplateSyntaxError) and problem.name in own:
        return Location(f"{FOLDER}/{problem.name}", problem.lineno)
    names = {f"{FOLDER}/{name}" for name in own}
    found = [(frame, line) for frame, line in walk_tb(problem.__traceback__) if frame.f_code.co_filename in names]
    return Location(found[-1][0].f_code.co_filename, _line(*found[-1])) if found else None


def _line(frame: FrameType, line: int) -> int:
    """The line of the template. Where a macro is called by itself, Jinja leaves that of the code it was made into."""
    template = frame.f_globals.get("__jinja_template__")
    return int(template.get_corresponding_lineno(line)) if template else line


class Macros:
    """The macros of a template as functions that say their ``arguments``; ``own`` are the templates of the project."""

    def __init__(self, module: Any, name: str, own: Collection[str]) -> None:
        self._module, self._name, self._own = module, name, own

    def __getattr__(self, macro: str) -> _Macro:
        found = getattr(self._module, macro, None)
        if found is None:
            what = f"there is no macro {macro}"
            raise GesimError([error("bad-template", what, Location(f"{FOLDER}/{self._name}"), _HINT)])
        return _Macro(found, self._name, self._own)


class _Macro:
    """One of them."""

    def __init__(self, macro: Any, name: str, own: Collection[str]) -> None:
        self.arguments: Sequence[str] = tuple(macro.arguments)
        self._macro, self._name, self._own = macro, name, own

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        if self._name in self._own and not self._takes(arguments, named):
            has = ", ".join(self.arguments) or "none"
            what = f"the macro {self._macro.name} lacks an argument that this version of gesim gives it; it has {has}"
            raise GesimError([error("bad-template", what, Location(f"{FOLDER}/{self._name}"), _SIGNATURE_HINT)])
        with template_errors_located(self._own):
            return self._macro(*arguments, **named)

    def _takes(self, arguments: Sequence[Any], named: Collection[str]) -> bool:
        """Whether a call has no more arguments than the macro: one that it lacks fails outside the template."""
        open_to_more = self._macro.catch_varargs, self._macro.catch_kwargs
        rest = self.arguments[len(arguments) :]
        few = len(arguments) <= len(self.arguments) or open_to_more[0]
        return few and (open_to_more[1] or all(name in rest for name in named))
