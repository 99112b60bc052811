"""``[theme]`` of ``handbook.toml``: the colours, the faces and the cover's motif of a book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gesim_build.schema import Key, key

_COLOUR, _COLOUR_FORM = "#[0-9A-Fa-f]{6}", "a colour like #1C5B60"
_PART = r"(?:100|[1-9]?[0-9])"
_INK = Key("All four inks.", pattern=rf"{_PART} {_PART} {_PART} {_PART}",
           form="the percents of cyan, magenta, yellow and black: 80 25 35 45")  # fmt: skip
# The name of a family, without what would end the text that it is in.
_FACE, _FACE_FORM = r"[^\"'\\;{}<>&,]*", "the name of a font: Source Serif 4"

# What the motif can be, and which colours its bands and stripes have by default.
BANDS, STRIPES, NO_MOTIF = "bands", "stripes", "none"
MOTIFS = (BANDS, STRIPES, NO_MOTIF)
MOTIF_COLOURS = ("plum", "teal", "ochre")
MOST_STRIPES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTable:
    """The table ``[theme]``. Colours are by name: one of the theme is changed, any other is new."""

    serif: str = key("Face of running text.", default="", pattern=_FACE, form=_FACE_FORM)
    sans: str = key("Face of headings, labels, tables and forms.", default="", pattern=_FACE, form=_FACE_FORM)
    mono: str = key("Face of code.", default="", pattern=_FACE, form=_FACE_FORM)
    motif: str = key("The drawing on cover, title page and start page.", default=BANDS, choices=MOTIFS)
    motif_colours: tuple[str, ...] = key(
        "Its colours, by name: three for bands, any number for stripes.", default=MOTIF_COLOURS
    )
    colours: Mapping[str, str] = key(
        "Colours by day and on paper.", each=Key("A colour.", pattern=_COLOUR, form=_COLOUR_FORM)
    )
    night: Mapping[str, str] = key(
        "Colours of a dark screen; worked out where they are not given.",
        each=Key("A colour.", pattern=_COLOUR, form=_COLOUR_FORM),
    )
    inks: Mapping[str, str] = key("Inks of a printing press; worked out where they are not given.", each=_INK)
