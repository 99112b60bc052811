"""The words of a handbook's field, as its theme defines them: kinds of boxes, pillars, reviews, subjects of forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BoxKind:
    """A kind of box, ``::: KIND``: its label, a remark below the label, and the colour of its label on paper.

    ``start_page`` says that the first box of the kind in the front matter is on the start page of the web pages too.
    """

    label: str
    remark: str = ""
    colour: str = ""
    start_page: bool = False


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar, ``pillar:`` of a chapter, and its colour; ``COLOUR-tint`` is the light one beside it."""

    colour: str


@dataclass(frozen=True, slots=True)
class Review:
    """A review that a chapter needs, ``review:``: the sentence printed under its title, and who has to do it."""

    mark: str
    by: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a form is about, ``subject:``: the label of the first cell of its head, and the sentences at its foot."""

    code: str
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of them by name.

    Colours are names of custom properties of ``shared/tokens.css`` without the dashes. ``colour`` is that of parts
    without a pillar and of boxes without one of their own; ``subject`` is that of a form that names none.
    """

    colour: str = ""
    subject: str = ""
    boxes: Mapping[str, BoxKind] = field(default_factory=dict)
    pillars: Mapping[str, Pillar] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)

    def box_colour(self, kind: str) -> str:
        """The colour of a kind of box on paper."""
        return (self.boxes[kind].colour if kind in self.boxes else "") or self.colour

    def pillar_colour(self, name: str) -> str:
        """The colour of a pillar, or of parts without one."""
        return self.pillars[name].colour if name in self.pillars else self.colour


# The texts that are translated: keys by table.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "boxes": ("label", "remark"),
    "reviews": ("mark",),
    "subjects": ("code", "foot"),
}


def texts(vocabulary: Vocabulary, table: str, key: str) -> tuple[str, ...]:
    """The texts of a key of all entries of a table, in order; none if the key is not one of `TEXTS`."""
    if key not in TEXTS.get(table, ()):
        return ()
    values = (getattr(entry, key) for entry in getattr(vocabulary, table).values())
    return tuple(text for value in values for text in ((value,) if isinstance(value, str) else value) if text)
