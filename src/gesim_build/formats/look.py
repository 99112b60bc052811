"""How a book looks in a medium: what the style sheets of its theme say, each read once, with values for ``var()``.

Values are put in here and not by the layout engine, because page rules and SVG cannot see custom properties, and
because an inherited property costs time at each element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from types import MappingProxyType

from gesim_build.formats.pdf.plan.geometry import Geometry, geometry_of
from gesim_build.languages.direction import LEFT_TO_RIGHT, direction_of
from gesim_build.markup.css import custom_properties, resolve, without_comments
from gesim_build.markup.mirrored import mirrored
from gesim_build.output_formats import PRESS
from gesim_build.print_spec import RIGHT, PrintSpec
from gesim_build.scripts import Script, scripts_of
from gesim_build.theme import Theme
from gesim_build.theme.sandbox import FOLDER

# What holds for every part, and the few rules in the colour of its pillar; apart, so that a worker parses most once.
PLAIN = ("elements", "page", "text", "opener", "boxes", "tables", "forms", "registers")
ACCENT = ("accent",)
# Where there is no side column, and on a press.
STACKED = "stacked"
PRESS_STYLES = "press"
# Behind every style sheet of pages from right to left.
RIGHT_TO_LEFT_STYLES = ("shared/rtl.css", "print/rtl.css")
# What may be laid over the others when a page would hold next to nothing, in the order in which it is tried.
SPACING_VARIANTS = (
    ("spacing/tighter",),
    ("spacing/tighter", "spacing/deeper"),
    ("spacing/looser",),
    ("spacing/looser", "spacing/deeper"),
)
SHARED, MEASURES = "shared/tokens.css", "print/measures.css"
CMYK_SUFFIX = "-cmyk"


@dataclass(frozen=True, slots=True)
class Medium:
    """Where pages will be seen: on screens and office printers, or on a printing press.

    ``trim`` names a file of ``templates/print/trim/``; ``bleed`` is how many millimetres are printed beyond it.
    Chapters begin on a page of ``chapters_start``: a right-hand one, or any. On a ``press`` colours are inks (cyan,
    magenta, yellow and black), links are none, and nothing is tagged. With ``page_references`` a reference says the
    page that it leads to, with ``print_addresses`` a link out its address. With a ``back_cover`` the last page says
    what the book is; a press prints it on the sheet of the cover.
    """

    trim: str = "A4"
    bleed: float = 0.0
    press: bool = False
    page_references: bool = False
    chapters_start: str = RIGHT
    print_addresses: bool = False
    back_cover: bool = False

    @property
    def trim_file(self) -> str:
        """The file of the theme with the measures of the trim size."""
        return f"print/trim/{self.trim.lower()}.css"


SCREEN = Medium()


def medium_of(
    format_: str,
    print_spec: PrintSpec,
    paper: str = SCREEN.trim,
    *,
    page_references: bool = False,
    print_addresses: bool = False,
    chapters_start: str = RIGHT,
    back_cover: bool = False,
) -> Medium:
    """The medium of an output format of a book that is printed so, and whose PDF has pages of this size and order."""
    medium = Medium(paper, chapters_start=chapters_start, back_cover=back_cover)
    if format_ == PRESS:
        starts = print_spec.chapters_start
        medium = Medium(print_spec.trim, print_spec.bleed, press=True, chapters_start=starts)
    return replace(medium, page_references=page_references, print_addresses=print_addresses)


@dataclass(frozen=True)
class Look:
    """The theme in a medium. One is made for each medium of a build, and every output in it has the same.

    A part whose text has characters of some ``scripts`` has one of its own, with faces for them (see `for_text`).
    ``once`` lays each piece out once, whatever its pages look like. In the other ``direction`` style sheets are
    mirrored.
    """

    theme: Theme
    medium: Medium = SCREEN
    scripts: tuple[Script, ...] = ()
    once: bool = False
    direction: str = LEFT_TO_RIGHT

    def for_language(self, code: str) -> Look:
        """The same for pages that run as this language does."""
        direction = direction_of(code)
        return self if direction == self.direction else replace(self, direction=direction)

    def for_text(self, text: str) -> Look:
        """The same with the faces for what a text has of signs and scripts that the text faces lack."""
        scripts = scripts_of(text)
        return replace(self, scripts=scripts) if scripts else self

    @cached_property
    def tokens(self) -> Mapping[str, str]:
        """The values of all custom properties by name without the leading dashes: look, trim, page.

        On a press the inks of a colour, ``--NAME-cmyk``, take the place of ``--NAME``.
        """
        shared = self.shared_tokens
        inks = {name.removesuffix(CMYK_SUFFIX): text for name, text in shared.items() if name.endswith(CMYK_SUFFIX)}
        return {
            **shared,
            **(inks if self.medium.press else {}),
            **self._measures,
            **self._trim,
            **self.page.tokens(),
            **dict(self._families(shared)),
        }

    def _families(self, shared: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The families of text with those of the scripts after the first, before what a reader's system has."""
        for name in ("serif", "sans") if self.scripts else ():
            first, comma, others = shared.get(name, "").partition(",")
            more = dict.fromkeys(family for script in self.scripts for family in getattr(script, name))
            yield name, ", ".join((first, *(f'"{family}"' for family in more))) + comma + others

    @cached_property
    def shared_tokens(self) -> Mapping[str, str]:
        """The values that ``shared/tokens.css`` sets: what all media have in common."""
        return custom_properties(self.theme.text(SHARED))

    @cached_property
    def page(self) -> Geometry:
        """The measures of a page."""
        return geometry_of({**self.shared_tokens, **self._measures, **self._trim}, self.medium.bleed, self._file_of)

    @cached_property
    def _measures(self) -> Mapping[str, str]:
        return custom_properties(self.theme.text(MEASURES))

    @cached_property
    def _trim(self) -> Mapping[str, str]:
        return custom_properties(self.theme.text(self.medium.trim_file))

    def _file_of(self, token: str) -> str:
        """The file that sets a measure, or should: what another size of page sets too is that of a size."""
        owners = ((MEASURES, self._measures), (SHARED, self.shared_tokens))
        return f"{FOLDER}/{next((file for file, values in owners if token in values), self.medium.trim_file)}"

    def stylesheet(
        self, names: tuple[str, ...], pillar: str = "", more: Mapping[str, str] = MappingProxyType({})
    ) -> str:
        """The style sheets of ``print/`` with these names as one.

        ``--accent`` is the colour of the pillar, ``more`` are further values that are no tokens.
        """
        values = {"accent": self.tokens[self.theme.vocabulary.pillar_colour(pillar)], **more}
        sheet = "\n".join(resolve(self._resolved(f"print/{name}.css"), values) for name in names)
        if self.direction == LEFT_TO_RIGHT:
            return sheet
        return "\n".join((mirrored(sheet), *map(self._resolved, RIGHT_TO_LEFT_STYLES)))

    def styles(self, plain: tuple[str, ...], accent: tuple[str, ...] = (), pillar: str = "") -> tuple[str, ...]:
        """The style sheets of a piece with pages of text: a plain one, one in the pillar's colour, one for a press."""
        stacked = (STACKED,) if self.page.stacked else ()
        sheets = [self.stylesheet((*plain, *stacked))]
        if accent:
            sheets.append(self.stylesheet(accent, pillar))
        if self.medium.press:
            sheets.append(self.stylesheet((PRESS_STYLES,)))
        return tuple(sheets)

    @cached_property
    def spacing_variants(self) -> tuple[str, ...]:
        """The style sheets that let a piece take a little less room, or more."""
        return () if self.once else tuple(map(self.stylesheet, SPACING_VARIANTS))

    @cached_property
    def figure_stylesheet(self) -> str:
        """The style sheet that goes into every drawing."""
        return self.drawing_stylesheet("shared/figure.css").strip()

    def drawing_stylesheet(self, name: str) -> str:
        """A style sheet that goes into a drawing: that of figures, or the motif as bands or as lines."""
        return self._resolved(name)

    @cached_property
    def icons(self) -> tuple[tuple[str, str], ...]:
        """The icon of each kind of box as SVG text, drawn in the colour of the kind's label."""
        drawings = sorted(self.theme.under("shared/icons/").items())
        return tuple(
            (kind, content.decode("utf-8").replace("currentColor", self.tokens[self.theme.vocabulary.box_colour(kind)]))
            for name, content in drawings
            if (kind := name.removesuffix(".svg")) != name
        )

    @cached_property
    def _resolved(self) -> Callable[[str], str]:
        """A style sheet of the theme by name, with the tokens put in: each is read once."""
        return cache(lambda name: resolve(without_comments(self.theme.text(name)), self.tokens))
