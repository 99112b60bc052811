"""An edition that is assembled again, with the steps of before, is what it would be without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from gesim_build.assemble import manuscript
from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.manuscript import assemble
from gesim_build.assemble.steps import Steps
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.model import Book, Image, Part
from gesim_build.registers.definitions import Fact, Reference, Term
from gesim_build.theme import Theme
from tests.assemble.samples import INFO, book, context_of
from tests.conventions import load
from tests.vocabulary import handbook_theme

State = tuple[Book, EditionContext, Theme]

PART = "---\nkind: part\n---\n# Ground {#ground}\n"
ONE = """# One {#one}

See [](#two), {{lead}}, {{fact.hours}} and {{ref.report}}.

::: national police
In any country.
:::

::: figure {#shot}
![A shot.](../figures/shot.svg)

A shot.
:::
"""
# Nothing in it is said otherwise in another language but that the words of its drawing do not fit.
TWO = """# Two {#two}

> Quoted.

::: figure {#dot}
![A dot.](../figures/dot.svg)

A dot.
:::

::: glossary
:::
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<text x="1" y="5" data-width="3" font-size="9">Unbreakable</text></svg>'
)
SHOT = "handbook/figures/shot.svg"
FILES = {
    "handbook/figures/dot.svg": DRAWING,
    "handbook/references.toml": sample(Reference, id="report"),
    "handbook/facts.toml": sample(Fact, id="hours", reference="report", value=24),
    "handbook/glossary.toml": sample(Term, id="word", term="Word", definition="In [](#one), {{ref.report}}, {{lead}}."),
    "handbook/national/IE/police.md": "In Ireland.",
    SHOT: DRAWING,
}


def state(*chapters: str, shot: bytes = b"pixels", files: Mapping[str, str] = MappingProxyType({})) -> State:
    parsed = book(chapters or (PART, ONE, TWO), [], [], "# Imprint {#imprint}\n", **{**FILES, **files})
    figures = {path: figure for path, figure in parsed.figures.items() if path != SHOT}
    parsed = replace(parsed, figures=figures, images={SHOT: Image(SHOT, "image/png", shot)})
    return parsed, context_of("en", "IE", lead="Me"), handbook_theme()


def themed(name: str, old: str, new: str) -> Theme:
    files = handbook_theme().files
    assert old.encode() in files[name]
    return Theme({**files, name: files[name].replace(old.encode(), new.encode())}, own=())


def in_context(**changes: Any) -> Callable[[], State]:
    def changed() -> State:
        book, context, theme = state()
        return book, replace(context, **changes), theme

    return changed


def in_theme(name: str, old: str, new: str) -> Callable[[], State]:
    return lambda: (*state()[:2], themed(name, old, new))


MAKERS = (
    "parse_inlines", "fill_values", "fill_references", "chapter_images", "render_part", "_link_problems",
    "edition_values", "printed_rows",
)  # fmt: skip

CHANGES: Mapping[str, Callable[[], State]] = {
    "a text": lambda: state(PART, ONE.replace("See", "Read"), TWO),
    "another text": lambda: state(PART, ONE, TWO.replace("Quoted", "Said")),
    "a title": lambda: state(PART, ONE, TWO.replace("Two", "Second")),
    "the title of a part of the book": lambda: state(PART.replace("Ground", "Base"), ONE, TWO),
    "a chapter before": lambda: state(PART, "# Zero {#zero}\n", ONE, TWO),
    "an alternative text": lambda: state(PART, ONE, TWO.replace("![A dot.]", "![A point.]")),
    "a link that leads nowhere": lambda: state(PART, ONE.replace("#two", "#three"), TWO),
    "a link that is wrong": lambda: state(PART, ONE.replace("[](#two)", "[x](ftp://example.org/)"), TWO),
    "a value that is not there": lambda: state(PART, ONE.replace("{{lead}}", "{{none}}"), TWO),
    "a passage of the country": lambda: state(files={"handbook/national/IE/police.md": "In Eire."}),
    "a drawing": lambda: state(files={"handbook/figures/dot.svg": DRAWING.replace("Unbreakable", "Indivisible")}),
    "a picture": lambda: state(shot=b"others"),
    "a fact": lambda: state(files={"handbook/facts.toml": sample(Fact, id="hours", reference="report", value=25)}),
    "a term": lambda: state(files={"handbook/glossary.toml": sample(Term, id="word", definition="In [](#one).")}),
    "a value": in_context(values={"lead": "You"}),
    "the language": in_context(language=load("de")),
    "the labels of the language": in_context(language=replace(load("en"), labels={})),
    "the source language": in_context(source_language=load("de")),
    "the state": in_context(draft=False),
    "the funding": in_context(funding="Paid."),
    "the label of each page": in_context(info=replace(INFO, page_label="No real person")),
    "the ids of texts": in_context(messages={(Term, "word", "definition"): "0123"}),
    "the blocks of the theme": in_theme("shared/blocks.xhtml.j2", "<header", '<header lang="en"'),
    "the citations of the theme": in_theme("shared/registers.xhtml.j2", "<cite>", '<cite lang="en">'),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_an_edition_is_what_it_would_be_without_the_steps_before(change: str) -> None:
    after, steps = CHANGES[change](), Steps(remember=True)
    before, again = assemble(*state(), steps), assemble(*after, steps)
    assert again != before, "the change is none"
    assert again == assemble(*after)


def test_after_an_edit_only_what_it_reaches_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counter[str]()

    def counted(name: str) -> Callable[..., Any]:
        function = getattr(manuscript, name)

        def called(*arguments: Any) -> Any:
            made[name] += 1
            return function(*arguments)

        return called

    for name in MAKERS:
        monkeypatch.setattr(manuscript, name, counted(name))
    steps = Steps(remember=True)

    def of(one: State) -> tuple[Sequence[Part], Mapping[str, int]]:
        made.clear()
        text, _ = assemble(*deepcopy(one[:2]), one[2], steps)
        return text.parts, {name: made[name] for name in MAKERS}

    parts, first = of(state())
    assert first == dict.fromkeys(MAKERS, 4) | {"edition_values": 1, "printed_rows": 1}
    again, none = of(state())
    assert none == dict.fromkeys(MAKERS, 0)
    assert all(one is other for one, other in zip(parts, again, strict=True))
    edited, few = of(CHANGES["a text"]())
    assert few == dict.fromkeys(MAKERS, 1) | {"edition_values": 0, "printed_rows": 0}
    assert [one is other for one, other in zip(parts, edited, strict=True)] == [True, True, False, True]
