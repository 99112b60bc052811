"""The registers: TOML files of records. One file each for what a record holds; all of them in the table below."""

from __future__ import annotations

from collections.abc import Mapping

from gesim_build.registers.contacts import CONTACTS
from gesim_build.registers.facts import FACTS
from gesim_build.registers.field import Register
from gesim_build.registers.glossary import GLOSSARY
from gesim_build.registers.references import REFERENCES

REGISTERS: Mapping[str, Register] = {
    "contacts": CONTACTS,
    "references": REFERENCES,
    "facts": FACTS,
    "glossary": GLOSSARY,
}
