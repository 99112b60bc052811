"""What stands in for a mutated function: it calls the original, or the one mutant that is switched on."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

# What mutmut generates per function: its mutants and the original, by their names.
MutantDict = dict[str, Callable[..., Any]]

# A mutant that is on from the start of the process, `module:name`: for functions that run while modules are imported.
FROM_START = "GESIM_MUTANT"

_ORIGINAL = "_mutmut_orig"
_module_from_start, _, _from_start = os.environ.get(FROM_START, "").partition(":")
_defined: list[tuple[str, MutantDict]] = []
# The functions that ran since somebody cleared this set, by the identity of their variants.
called: set[int] = set()


def switchable(
    variants: MutantDict, *, is_classmethod: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorate a function that has mutants. Its module fills `variants` after it has defined them.

    Those of a class method are bound to the class that defines it, and are looked for on the class that is called.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        mutant = _from_start if function.__module__ == _module_from_start else _ORIGINAL

        @wraps(function)
        def chosen(*arguments: Any, **named: Any) -> Any:
            called.add(id(variants))
            variant = variants.get(mutant, variants[_ORIGINAL])
            if is_classmethod:
                return getattr(arguments[0], variant.__name__)(*arguments[1:], **named)
            return variant(*arguments, **named)

        _defined.append((function.__module__, variants))
        return chosen

    return decorate


def names() -> dict[int, str]:
    """The name of each function, `module.mangled_name`, by what `called` knows it by."""
    return {
        id(variants): f"{module}.{variants[_ORIGINAL].__name__.removesuffix('__mutmut_orig')}"
        for module, variants in _defined
    }


def switch_on(mutant: str, function: str) -> None:
    """Let a function run one of its mutants from now on, in this process."""
    named = names()
    for _, variants in _defined:
        if named[id(variants)] == function:
            variants[_ORIGINAL] = variants[mutant]
