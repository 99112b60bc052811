"""``glossary.toml``: the terms that are explained."""

from __future__ import annotations

from gesim_build.registers.field import Field, Register

GLOSSARY = Register(
    "handbook/glossary.toml",
    "term",
    {"term": Field(required=True, translated=True), "definition": Field(required=True, translated=True)},
)
