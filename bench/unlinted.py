"""Imported by the workers of `ungated.py`: they search no page for what does not fit."""

from __future__ import annotations

from importlib import import_module
from typing import Any

fragment: Any = import_module("gesim_build.formats.pdf.weasy.fragment")
fragment.find_layout_problems = lambda *_arguments, **_named: ()
