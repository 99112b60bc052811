"""``[theme]`` of ``handbook.toml`` -> the values of ``shared/tokens.css`` and ``dark.css``, and what is wrong there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping

from gesim_build.appearance import BANDS, MOST_STRIPES, NO_MOTIF, STRIPES, ThemeTable
from gesim_build.diagnostics import Diagnostic, error
from gesim_build.markup.css import custom_properties
from gesim_build.theme.colours import LEAST, TINT, inks_of, night_of, too_faint, with_tints
from gesim_build.theme.vocabulary import BookWords
from gesim_build.toml_source import TomlSource

TOKENS, DARK = "shared/tokens.css", "shared/dark.css"
_FACES = ("serif", "sans", "mono")
# The colours of the theme itself, which style sheets name.
COLOURS = ("ink", "muted", "on-dark", "tint", "rule", "plum", "teal", "ochre", "safety")
_THREE = 3
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def with_appearance(files: Mapping[str, bytes], table: ThemeTable) -> dict[str, bytes]:
    """The files of a theme with the colours and faces that a book chooses; what they lead to is worked out."""
    if not (table.colours or table.night or table.inks or any(getattr(table, face) for face in _FACES)):
        return dict(files)
    tokens, dark = (files[name].decode("utf-8") for name in (TOKENS, DARK))
    known, known_dark = custom_properties(tokens), custom_properties(dark)
    day = with_tints(table.colours, known)
    values = {**day, **inks_of(day, table.inks), **dict(_faces(table, known))}
    return {
        **files,
        TOKENS: with_properties(tokens, values).encode(),
        DARK: with_properties(dark, night_of(day, table.night, known_dark)).encode(),
    }


def _faces(table: ThemeTable, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The families with the chosen face first; those of the theme follow, for machines without it."""
    for name in _FACES:
        if face := getattr(table, name).strip():
            yield name, f'"{face}", {known[name]}'


def with_properties(css: str, values: Mapping[str, str]) -> str:
    """A style sheet of custom properties with these values, those that it has not at its end."""
    for name, value in values.items():
        # Comments name properties too.
        bare = _COMMENT.sub(lambda comment: " " * len(comment[0]), css)
        property_ = re.search(rf"--{re.escape(name)}\s*:\s*([^;}}]+)", bare)
        if property_:
            css = css[: property_.start(1)] + value + css[property_.end(1) :]
        else:
            head, brace, tail = css.rpartition("}")
            css = f"{head}  --{name}: {value};\n{brace}{tail}"
    return css


def faults(files: Mapping[str, bytes], book: BookWords) -> Iterator[Diagnostic]:
    """``bad-value`` for colours that are none or nowhere used, ``low-contrast`` for pairs that cannot be read.

    ``files`` are what `with_appearance` returns.
    """
    table, toml = book.tables.theme, book.toml
    day, night = (custom_properties(files[name].decode("utf-8")) for name in (TOKENS, DARK))
    chosen = {name: f"theme.{part}.{name}" for part in ("night", "inks", "colours") for name in getattr(table, part)}
    yield from _names(chosen, book)
    yield from _motif(table, toml, day)
    for when, values in (("", day), (" on a dark screen", {**day, **night})):
        seen = set()
        for text, background, found in too_faint(values, {*chosen, *(f"{name}{TINT}" for name in chosen)}.__contains__):
            key = next(key for name in (text, background) if (key := _key_of(name, chosen)))
            if (key, when) in seen:
                continue
            seen.add((key, when))
            hint = f"Text needs {LEAST}:1 (WCAG 2.2, 1.4.3). Make one of the two darker or lighter."
            what = f"{text} on {background} has a contrast of {found:.1f}:1{when}"
            yield error("low-contrast", what, toml.location(key), hint)


def _key_of(name: str, chosen: Mapping[str, str]) -> str:
    return chosen.get(name) or chosen.get(name.removesuffix(TINT), "")


def _names(chosen: Mapping[str, str], book: BookWords) -> Iterator[Diagnostic]:
    """Names of colours that cannot be, and new colours that nothing has: most likely they are mistyped."""
    tables, theme = book.tables, book.tables.theme
    used = {*(box.colour for box in tables.boxes.values()), *(one.colour for one in tables.pillars.values())}
    used |= {*theme.motif_colours}
    for name, path in chosen.items():
        plain = name.removesuffix(TINT)
        if not _NAME.fullmatch(name):
            hint = "A name has small letters from a to z, digits and hyphens, and begins with a letter."
            yield error("bad-value", f"“{name}” cannot be a name", book.toml.location(path), hint)
        elif plain not in used and plain not in COLOURS and name not in COLOURS:
            near = difflib.get_close_matches(name, COLOURS, 1)
            hint = (f"Did you mean {near[0]}? " if near else "") + "A new one needs a box, a pillar or the motif."
            yield error("bad-value", f"nothing has the colour {name}", book.toml.location(path), hint)


def _motif(table: ThemeTable, toml: TomlSource, day: Collection[str]) -> Iterator[Diagnostic]:
    count, place = len(table.motif_colours), toml.location("theme.motif_colours")
    for colour in (colour for colour in table.motif_colours if colour not in day):
        near = difflib.get_close_matches(colour, day, 1)
        hint = (f"Did you mean {near[0]}? " if near else "") + "Add it to [theme.colours]."
        yield error("bad-value", f"there is no colour {colour}", place, hint)
    if len({*table.motif_colours}) < count:
        yield error("bad-value", "the motif has a colour more than once", place, "Name each colour once.")
    if table.motif == BANDS and count != _THREE:
        hint = f'Name three, or write motif = "{STRIPES}".'
        yield error("bad-value", f"the bands have three colours, not {count}", place, hint)
    if table.motif != NO_MOTIF and not 1 <= count <= MOST_STRIPES:
        yield error("bad-value", f"the motif has 1 to {MOST_STRIPES} colours", place, "Leave some out.")
