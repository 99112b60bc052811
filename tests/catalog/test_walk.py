from __future__ import annotations

from dataclasses import replace

from gesim_build.catalog.walk import chapter_title, note_problems, translatable_texts
from gesim_build.model import Chapter
from tests.catalog.samples import book


def chapter(text: str) -> Chapter:
    return book({"10-one": f"# Title {{#one}}\n\n{text}\n"}).chapters[0]


def found(text: str) -> list[tuple[str, str, str, bool]]:
    _, *rest = translatable_texts(chapter(text).tokens)
    return [(slot.msgid, slot.context, slot.comment, slot.skipped) for slot in rest]


def test_each_text_is_found_with_its_line() -> None:
    assert [
        (slot.msgid, slot.kind, slot.line)
        for slot in translatable_texts(chapter("Text\nof two lines.\n\n- item").tokens)
    ] == [
        ("Title", "heading", 1),
        ("Text of two lines.", "paragraph", 3),
        ("item", "list item", 6),
    ]


def test_a_comment_goes_to_the_next_text_only() -> None:
    assert found("<!-- i18n:comment Say du. -->\n\nOne.\n\nTwo.") == [
        ("One.", "", "Say du.", False),
        ("Two.", "", "", False),
    ]


def test_several_notes_add_up() -> None:
    text = "<!-- i18n:comment A -->\n<!-- i18n:comment B -->\n<!-- i18n:context c -->\n\nOne."
    assert found(text) == [("One.", "c", "A\nB", False)]


def test_skip_takes_out_the_next_text() -> None:
    assert found("<!-- i18n:skip -->\nOne.\n\nTwo.") == [("One.", "", "", True), ("Two.", "", "", False)]


def test_code_is_no_text_and_ends_a_note() -> None:
    assert found("<!-- i18n:skip -->\n\n```\ncode\n```\n\nOne.") == [("One.", "", "", False)]


def test_other_comments_mean_nothing() -> None:
    assert found("<!-- skip -->\n\nOne.") == [("One.", "", "", False)]


def test_a_mistyped_note_is_an_error_with_the_right_word() -> None:
    [problem] = note_problems(chapter("<!-- i18n:skpi -->\n\nOne."))
    assert (problem.code, str(problem.location)) == ("unknown-note", "handbook/chapters/10-one.md:3")
    assert problem.message == "unknown note i18n:skpi"
    assert problem.hint == "Did you mean i18n:skip? There are: comment, skip, context."
    [problem] = note_problems(chapter("<!-- i18n:zzzz -->\n\nOne."))
    assert problem.hint == "There are: comment, skip, context."


def test_a_mistyped_note_may_be_beside_a_right_one() -> None:
    found = note_problems(chapter("<!-- i18n:skip --> <!-- i18n:commet a --> <!-- i18n:skpi -->\n\n```\ncode\n```"))
    assert [(problem.code, problem.location.line) for problem in found] == [
        ("unknown-note", 3),
        ("unknown-note", 3),
        ("unused-note", 3),
    ]


def test_notes_without_a_text_are_told_where_they_are() -> None:
    text = "<!-- i18n:skip -->\n\nOne.\n\n<!-- i18n:comment a -->\n\n<!-- other -->\n\n    code\n\n    more\n"
    [problem] = note_problems(chapter(text))
    assert (problem.code, str(problem.location)) == ("unused-note", "handbook/chapters/10-one.md:7")
    assert problem.message == "no text follows this note"
    assert problem.hint == "Put it right before the text it is about."


def test_a_note_before_no_text_is_a_warning() -> None:
    text = "<!-- i18n:skip -->\n\n```\ncode\n```\n\nOne.\n\n<!-- i18n:skip -->"
    found = [(p.code, p.location.line) for p in note_problems(chapter(text))]
    assert found == [("unused-note", 3), ("unused-note", 11)]


def test_the_title_is_the_first_heading() -> None:
    assert chapter_title(chapter("Text.\n\n## Other {#o}")) == "Title"
    without = replace(chapter("Text."), tokens=chapter("Text.").tokens[3:])
    assert chapter_title(without) == "one"
    title, text = chapter("Text.").tokens[:3], chapter("## Other {#o}").tokens[3:]
    assert chapter_title(replace(without, tokens=(*text, *title))) == "Title"


def test_a_text_without_lines_is_in_the_file() -> None:
    tokens = chapter("Text.").tokens
    tokens[1].map = None
    assert [text.line for text in translatable_texts(tokens)] == [0, 3]


def test_a_text_that_is_included_is_in_its_own_file() -> None:
    included = chapter("Text.")
    included.tokens[4].meta["path"] = "handbook/shared/a.md"
    title, text = translatable_texts(included.tokens)
    assert (title.included_from, str(title.place_in(included))) == ("", "handbook/chapters/10-one.md:1")
    assert (text.included_from, str(text.place_in(included))) == ("handbook/shared/a.md", "handbook/shared/a.md:3")
