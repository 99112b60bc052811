"""The layout engine, imported without what we do not use of it. The only module that imports WeasyPrint.

A third of WeasyPrint's import time goes to fontTools' subsetter and variable font instancer, which it wants on systems
without HarfBuzz's subsetter and for variable fonts. Here they are imported when first asked for.
"""
# ruff: noqa: E402, I001

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

DEFERRED = ("fontTools.subset", "fontTools.varLib.instancer")


class Deferred(ModuleType):
    """Stands for a module that is imported at the first call of one of its functions or classes."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args: Any, **options: Any) -> Any:
            return getattr(_import(self.__name__), name)(*args, **options)

        return call


def _import(name: str) -> ModuleType:
    if isinstance(sys.modules.get(name), Deferred):
        del sys.modules[name]
    return import_module(name)


for _name in DEFERRED:
    sys.modules.setdefault(_name, Deferred(_name))

import cssselect2
import pydyf
import weasyprint
import weasyprint.pdf
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from gesim_build.formats.pdf.hyphenation import open_dictionaries_quickly

open_dictionaries_quickly()

__all__ = [
    "LOGGER",
    "AbsolutePlaceholder",
    "FatalURLFetchingError",
    "FontConfiguration",
    "Page",
    "URLFetcher",
    "URLFetcherResponse",
    "boxes",
    "cssselect2",
    "pydyf",
    "weasyprint",
]
