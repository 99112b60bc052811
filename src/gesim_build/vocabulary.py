"""The words of a book's field, as its theme and its ``handbook.toml`` define them.

Kinds of boxes, pillars, reviews, subjects of forms, an emergency line, a link that leaves the page. None of them is
needed: a book has those that it defines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gesim_build.appearance import ThemeTable
from gesim_build.schema import Key, key
from gesim_build.urls import WEB_PLACE, is_web_address

_ADDRESS: Mapping[str, Any] = {
    "pattern": rf"(https://{WEB_PLACE})?",
    "known": is_web_address,
    "form": "an address that begins with https://",
}


@dataclass(frozen=True, slots=True)
class BoxKind:
    """A kind of box, ``::: KIND``: its label, a remark below the label, and the colour of its label on paper.

    ``start_page`` says that the first box of the kind in the front matter is on the start page of the web pages too.
    ``list_title`` is the heading of the list of all boxes of the kind, in a book with lists; there is none without it.
    """

    label: str = key("What is printed above the box. Translated.", required=True)
    remark: str = key("A line below the label. Translated.", default="")
    colour: str = key("The colour of the label on paper: the name of one of the theme.", default="")
    start_page: bool = key(
        "Print the first such box of the front matter on the start page of the web pages too.", default=False
    )
    list_title: str = key("The heading of a list of these boxes, in a book that has lists. Translated.", default="")


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar, ``pillar:`` of a chapter, and its colour; ``COLOUR-tint`` is the light one beside it."""

    colour: str = key("The colour of its chapters: the name of one of the theme that has a light one.", required=True)


@dataclass(frozen=True, slots=True)
class Review:
    """A review that a chapter needs, ``review:``: the sentence printed under its title, and who has to do it.

    ``signed`` introduces the chapters that are signed as reviewed, where the state of the edition is printed.
    """

    mark: str = key("The sentence printed under the title. Translated.", required=True)
    by: str = key("Who has to do it: gesim pending says so.", required=True)
    signed: str = key("What is printed before the chapters that are signed as reviewed. Translated.", default="")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a form is about, ``subject:``: the label of the first cell of its head, and the sentences at its foot.

    A form that names no subject is about the ``default`` one, if there is one.
    """

    code: str = key("The label of the first cell of the form's head; no such cell without it. Translated.", default="")
    foot: tuple[str, ...] = key("The sentences at the foot of the form. Translated.", default=())
    default: bool = key("Forms that name no subject are about this one.", default=False)


@dataclass(frozen=True, slots=True)
class QuickPlace:
    """A place that whoever is in a hurry is led to, and what it is called there."""

    words: str = key("What it is called; its title if not given. Translated.", default="")


@dataclass(frozen=True, slots=True)
class Emergency:
    """Whom to call in an emergency, on cover and start page; none while ``line`` is empty.

    ``elsewhere`` is for whoever reads the edition of one country in another.
    """

    line: str = key("The line on the cover and, if no box is on it, the start page. Translated.", default="")
    elsewhere: str = key(
        "Whom to call outside the edition’s country; printed wherever its numbers are. Translated.", default=""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """The link "Leave this page" on every web page: where it leads, by country of the edition, or else.

    There is no link in an edition that it leads nowhere for.
    """

    page: str = key(
        "Where the link leads in an edition whose country has no page of its own.",
        default="",
        **_ADDRESS,
    )
    pages: Mapping[str, str] = key("Where it leads by the edition's country.", each=Key("An address.", **_ADDRESS))

    def page_of(self, country: str) -> str:
        """Where it leads in the edition of a country; "" where there is no link."""
        return self.pages.get(country) or self.page


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTables:
    """The tables that a theme and a book may both have; what the book says takes the place of what the theme does."""

    boxes: Mapping[str, BoxKind] = key("Kinds of boxes: ::: NAME.", each=Key("A kind of box."))
    pillars: Mapping[str, Pillar] = key("Pillars: pillar: NAME of a chapter.", each=Key("A pillar."))
    reviews: Mapping[str, Review] = key("Reviews: review: NAME of a chapter.", each=Key("A review."))
    subjects: Mapping[str, Subject] = key("Whom forms are about: subject: NAME.", each=Key("Whom a form is about."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFile(FieldTables):
    """A theme's ``shared/vocabulary.toml``."""

    colour: str = key("The colour of parts without a pillar and of boxes without one of their own.", required=True)
    subject: str = key("Whom a form is about that names no subject.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookTables(FieldTables):
    """What ``handbook.toml`` says of a book's field."""

    theme: ThemeTable = key("The look: colours, faces, the motif of the cover.")
    quick_access: Mapping[str, QuickPlace] = key(
        "What whoever is in a hurry looks for, on a page inside the cover.",
        each=Key("A place: the id of a heading, table, box or form is the name of the table."),
    )
    emergency: Emergency = key("The emergency line; none unless the book has one.")
    exit: Exit = key("The link “Leave this page” of the web pages; none unless the book has one.")
    words: Mapping[str, str] = key(
        "Words of the theme, and what the book says in their place.",
        each=Key("What the book says. Translated.", pattern=r"[\s\S]*\S[\s\S]*", form="a text that is not empty"),
    )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of them by name.

    Colours are names of custom properties of ``shared/tokens.css`` without the dashes. ``colour`` is that of parts
    without a pillar and of boxes without one of their own; ``subject`` is that of a form that names none, "" if it has
    none. ``words`` has what the book says in place of a word of the theme.
    """

    colour: str = ""
    subject: str = ""
    boxes: Mapping[str, BoxKind] = field(default_factory=dict)
    pillars: Mapping[str, Pillar] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    quick_access: Mapping[str, QuickPlace] = field(default_factory=dict)
    emergency: Emergency = Emergency()
    exit: Exit = Exit(pages={})
    words: Mapping[str, str] = field(default_factory=dict)

    def box_colour(self, kind: str) -> str:
        """The colour of a kind of box on paper."""
        return (self.boxes[kind].colour if kind in self.boxes else "") or self.colour

    def pillar_colour(self, name: str) -> str:
        """The colour of a pillar, or of parts without one."""
        return self.pillars[name].colour if name in self.pillars else self.colour


# The texts that are translated: keys by table, and by the tables that are single ones.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "boxes": ("label", "remark", "list_title"),
    "reviews": ("mark", "signed"),
    "subjects": ("code", "foot"),
    "quick_access": ("words",),
}
SINGLE_TEXTS: Mapping[str, tuple[str, ...]] = {"emergency": ("line", "elsewhere")}


def texts(vocabulary: Vocabulary, table: str, key: str) -> tuple[str, ...]:
    """The texts of a key of all entries of a table, in order; none if the key is not one of `TEXTS`."""
    if key not in TEXTS.get(table, ()):
        return ()
    values = (getattr(entry, key) for entry in getattr(vocabulary, table).values())
    return tuple(text for value in values for text in ((value,) if isinstance(value, str) else value) if text)


def single_texts(vocabulary: Vocabulary, table: str, key: str) -> tuple[str, ...]:
    """The text of a key of a single table; none if it is empty, or the key is not one of `SINGLE_TEXTS`."""
    text = getattr(getattr(vocabulary, table), key) if key in SINGLE_TEXTS.get(table, ()) else ""
    return (text,) if text else ()
