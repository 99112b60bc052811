"""Where our pages are not those of CommonMark, on purpose: what is refused, by the code of its finding, and why.

Whoever changes what is refused changes these tables, and "Other than CommonMark" in docs/syntax.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a finding is right to stop an example, and the numbers of the examples that it stops."""

    reason: str
    examples: frozenset[int]


def _numbers(*ranges: int | tuple[int, int]) -> frozenset[int]:
    pairs: Iterable[tuple[int, int]] = (one if isinstance(one, tuple) else (one, one) for one in ranges)
    return frozenset(number for first, last in pairs for number in range(first, last + 1))


REFUSED: Mapping[str, Refusal] = {
    "raw-html": Refusal(
        "Raw HTML is what no format but HTML has, and no stranger may bring into a book: a few elements are allowed.",
        _numbers(21, 31, (148, 176), 178, (180, 182), (184, 191), 201, 344, (475, 477), 491, 494, 524, 536, (613, 617),
                 623, (627, 631), 642, 643),
    ),
    "bad-link": Refusal(
        "A link leads to a web address, an id or a chapter, and has no title: nobody would see it on paper.",
        _numbers(22, 23, 32, 33, (192, 196), 200, (202, 204), 206, 217, 346, 482, 483, (485, 487), 489, 491, 492, 495,
                 496, (498, 500), (502, 506), 509, 510, 512, (514, 519), 521, 522, (527, 535), 539, 542, 543, 549, 550,
                 (553, 557), 558, 559, 561, 567, 593, (596, 601)),
    ),
    "inline-image": Refusal(
        "A picture has a caption and a place of its own: it is a figure.",
        _numbers(517, 520, 531, (572, 589), 591),
    ),
    "chapter-title": Refusal(
        "A file has one title: what the example adds is a second one.",
        _numbers(10, 62, 66, 67, 68, 72, 75, 76, (78, 84), 115, 141, 214, 215, (227, 230), 232, 300),
    ),
    "duplicate-id": Refusal(
        "A second title has the id of the file, as the first one has.",
        _numbers(10, 62, 66, 67, 68, 72, 75, 76, (78, 84), 115, 141, 214, 215, (227, 230), 232, 300),
    ),
    "skipped-heading-level": Refusal(
        "Below a title come sections, ##: who goes from heading to heading would look for what is between.",
        _numbers(68, 72, 73, 74, 76, 79, 646, 647),
    ),
    "empty-heading": Refusal("A heading without words can neither be seen, heard nor referred to.", _numbers(79)),
    "unresolved-reference": Refusal("The example links to an id that it does not have.", _numbers(484, 501)),
    "duplicate-label": Refusal(
        "Of two addresses with one name CommonMark takes the first: the second would lead nowhere.", _numbers(204, 544)
    ),
    "unresolved-link": Refusal(
        "[text][name] without an address for the name is a slip: CommonMark prints the brackets.", _numbers(538, 545)
    ),
}  # fmt: skip

DIFFERENT: Mapping[int, str] = {
    144: "A mark alone is no language: the code has no class of that name.",
    177: "Text behind a comment is a paragraph; CommonMark takes the line for HTML and leaves it without one.",
    336: "A line end within code is one space, also beside another: texts are units of one line for translators.",
}
