"""The texts of a book, and what each of them is."""

from __future__ import annotations

from markdown_it.token import Token

from gesim_build.checks.analysis.places import places_of
from gesim_build.checks.analysis.texts import text_of, texts
from tests.checks.books import book_of

CHAPTER = """# A {#a}

Words.

::: fields Group
text: Label
:::

::: national police
In any country.
:::
"""
PASSAGES = {
    "national/DE/police.md": "German.\n\n## B {#b}\n",
    "national/IT/police.md": "Italian.\n\n## B {#b}\n\n## C {#c}\n",
}


def test_what_a_text_is_is_told_where_it_is_known() -> None:
    book = book_of({"chapters/10-a.md": CHAPTER})
    kinds = {text.content: text.kind for text in texts(book)}
    assert kinds == {
        "A": "heading",
        "Words.": "paragraph",
        "Group": "form group",
        "Label": "form label",
        "In any country.": "paragraph",
        "T": "",
    }
    assert text_of(Token("inline", "", 0, map=[0, 1], content="x"), book.chapters[0]).kind == ""


def test_an_id_in_several_national_passages_leads_to_the_first() -> None:
    places = places_of(book_of({"chapters/10-a.md": CHAPTER, **PASSAGES}))
    assert {name: str(place) for name, place in places.items()} == {
        "#a": "handbook/chapters/10-a.md:1",
        "#a~group~1": "handbook/chapters/10-a.md:5",
        "#b": "handbook/national/DE/police.md:3",
        "#c": "handbook/national/IT/police.md:5",
    }
