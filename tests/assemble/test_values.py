"""Values in a text: the full stops at their ends, and where no line may end in them."""

from __future__ import annotations

import re

import pytest
from markdown_it.token import Token
from markupsafe import Markup

from gesim_build.assemble.values import Values, fill_text, marked, plain, unbroken
from gesim_build.diagnostics import Location
from tests.assemble.samples import book, manuscript


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since {{day}}.", "Since 16 d."),
        ("Since {{day}}. Then.", "Since 16 d. Then."),
        ("Since *{{day}}*.", "Since 16 d."),
        ("Since [{{day}}](https://example.org/).", "Since 16 d."),
        ("Since <sup>{{day}}</sup>.", "Since 16 d."),
        ("Since {{day}}, then.", "Since 16 d., then."),
        ("Since {{day}}...", "Since 16 d...."),
        ("Since *{{day}}* and.", "Since 16 d. and."),
        ("Since {{day}} *.x*", "Since 16 d. .x"),
        ("Since {{word}}.", "Since May."),
    ],
)
def test_a_value_that_ends_with_a_full_stop_swallows_the_next(text: str, expected: str) -> None:
    edition, problems = manuscript(book([f"# A\n\n{text}"]), day="16 d.", word="May")
    assert problems == ()
    assert f"<p>{expected}</p>" in re.sub(r"<(?!/?p>)[^>]*>", "", edition.parts[0].xhtml)


VALUES = Values(
    {
        "fact.days.own": plain("3"),
        "day": plain("16 d."),
        "word": plain("May"),
        "act": marked(Markup('<a href="#x">Act</a> of May')),
    },
    {"ref.own": "Latvia"},
)
PLACE = Location("a.md", 3)
_OPENING = {"em": "em_open", "a": "link_open"}


def token(piece: str) -> Token:
    """A token as the parser makes it: `=name` is a value, `+em` and `-em` are ends of an element; else HTML or text."""
    if piece[:1] in ("+", "-"):
        opening = _OPENING[piece[1:]]
        return Token(
            opening if piece[0] == "+" else opening.replace("open", "close"), piece[1:], 1 if piece[0] == "+" else -1
        )
    if piece[:1] == "=":
        return Token("value", "", 0, meta={"name": piece[1:], "own": True})
    return Token("html_inline" if piece[:1] == "<" else "text", "", 0, content=piece)


def filled(*pieces: str) -> list[str]:
    """What is filled in and what follows it, without the ends of elements."""
    text, problems = fill_text(Token("inline", "", 0, children=[token(piece) for piece in pieces]), VALUES, PLACE)
    assert problems == ()
    return [child.content for child in text.children or () if child.type in ("value", "text")]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((".", "=word", ".."), [".", "May", ".."]),
        (("=day", ". Then."), ["16 d.", " Then."]),
        (("+em", "=day", "-em", "", "."), ["16 d.", "", ""]),
        (("+a", "=day", "-a", "."), ["16 d.", ""]),
        (("<sup>", "=day", "</sup>", "."), ["16 d.", ""]),
        (("=day", "..."), ["16 d.", "..."]),
        (("=day", "+em", ".x", "-em"), ["16 d.", ".x"]),
        (("=day", "<sup>", ".x"), ["16 d.", ".x"]),
        (("=day", " and", "."), ["16 d.", " and", "."]),
        (("=day", ".", "."), ["16 d.", "", "."]),
        (("=day", "=word", "."), ["16 d.", "May", "."]),
        (("=day", "</i>", "a", "."), ["16 d.", "a", "."]),
    ],
)
def test_the_full_stop_behind_a_value_is_its_own(pieces: tuple[str, ...], expected: list[str]) -> None:
    assert filled(*pieces) == expected


def test_a_link_within_a_link_is_dropped() -> None:
    children = [token(piece) for piece in ("+em", "=act", "-em", "+a", "=act", "+em", "=act", "-em", "-a", "=act")]
    text, _ = fill_text(Token("inline", "", 0, children=children), VALUES, PLACE)
    found = [child.meta for child in text.children or () if child.type == "value"]
    link = '<a href="#x">Act</a> of May'
    assert found == [{"name": "act", "own": True, "xhtml": xhtml} for xhtml in (link, "Act of May", "Act of May", link)]


def test_an_alternative_text_is_filled_and_a_text_without_values_stays_as_it_is() -> None:
    image = Token("image", "img", 0, children=[token("In "), token("=word")])
    for other in ([], [token("=day")]):
        text, _ = fill_text(Token("inline", "", 0, children=[image, *other]), VALUES, PLACE)
        assert [child.content for child in (text.children or [])[0].children or ()] == ["In ", "May"]
    plain_text = Token("inline", "", 0, children=[token("One")])
    assert fill_text(plain_text, VALUES, PLACE)[0] is plain_text


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("dya", "there is no value {{dya}}", "Did you mean {{day}}? Your own go into [values]"),
        ("zzz", "there is no value {{zzz}}", "Known: act, day, word. Your own go into [values]"),
        ("ref.own.short", "{{ref.own.short}} is a record of Latvia, and this text is printed in other editions too",
         "Use it in handbook/national/Latvia/ only"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("in_image", [False, True])
def test_a_value_that_is_not_there_is_told_and_its_name_printed(
    name: str, message: str, hint: str, in_image: bool
) -> None:
    child = token(f"={name}")
    image = Token("image", "img", 0, children=[child])
    children = [image if in_image else child, token("=word")]
    text, [problem] = fill_text(Token("inline", "", 0, children=children), VALUES, PLACE)
    assert (problem.code, problem.message, problem.location) == ("unknown-value", message, PLACE)
    assert problem.hint.startswith(hint)
    shown, _ = text.children or []
    assert (shown.children or [shown])[0].content == name


@pytest.mark.parametrize(
    ("xhtml", "expected"),
    [
        ("8–9", "8–~9"),
        ("13.–16. pants, 12(6)–(7)", "13.–~16. pants, 12(6)–~(7)"),
        ("a – b, 8 – 9, Riga–Vilnius", "a – b, 8 – 9, Riga–Vilnius"),
        ("Richtlinie 2004/80/EG", "Richtlinie 2004/80/~EG"),
        ("οδηγία 2011/36/ΕΕ", "οδηγία 2011/36/~ΕΕ"),
        ("(EU) 2016/679, and/or", "(EU) 2016/679, and/or"),
        ('<a href="https://example.org/eli/dir/2004/80/oj">2004/80/EG</a>', None),
        ("https://example.org/2004/80/oj", "https://example.org/2004/80/oj"),
    ],
)
def test_a_range_and_the_number_of_an_act_stay_together(xhtml: str, expected: str | None) -> None:
    """``~`` is a word joiner."""
    expected = expected or '<a href="https://example.org/eli/dir/2004/80/oj">2004/80/~EG</a>'
    assert unbroken(Markup(xhtml)) == expected.replace("~", "\u2060")


def test_the_text_of_a_value_for_titles_has_no_joiners() -> None:
    assert (plain("8–9").text, plain("8–9").xhtml) == ("8–9", "8–\u20609")
    assert marked(Markup("<cite>8–9</cite>")).text == "8–9"
