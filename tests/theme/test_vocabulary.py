"""The vocabulary of a theme: what may be in it, what is wrong in it, and that its words work in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.manuscript import assemble
from gesim_build.catalog.templates import template_strings
from gesim_build.diagnostics import GesimError
from gesim_build.formats.epub.stylesheet import stylesheet as epub_stylesheet
from gesim_build.formats.html.pages import page_body, safety_notice
from gesim_build.formats.links import addresses
from gesim_build.formats.look import Look
from gesim_build.languages import load
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.model import Book, Edition, Manuscript, Source
from gesim_build.packaged import packaged_templates
from gesim_build.theme import Theme, read_theme
from gesim_build.theme.vocabulary import NAME, parse_vocabulary
from gesim_build.vocabulary import Vocabulary
from tests.assemble.samples import DAY, INFO

COLOURS = ("muted", "teal", "teal-tint", "ink")
LEAST = 'colour = "muted"\nsubject = "client"\n[subjects.client]\ncode = "Code"\n'


def vocabulary(text: str) -> Vocabulary:
    return parse_vocabulary(Source("templates/shared/vocabulary.toml", text), COLOURS)


def test_names_and_values_are_taken_over_in_order() -> None:
    words = vocabulary(
        LEAST + '[boxes.tip]\nlabel = "Tip"\n[boxes.b-2]\nlabel = "B"\nremark = "R"\nstart_page = true\n'
    )
    assert [*words.boxes] == ["tip", "b-2"]
    assert words.boxes["b-2"].start_page
    assert (words.box_colour("tip"), words.pillar_colour(""), words.subject) == ("muted", "muted", "client")


WRONG = {
    "not TOML": ("colour = muted", "bad-toml 1"),
    "an unknown table": (f"{LEAST}[box.tip]\nlabel = 'T'", "unknown-key 5"),
    "an unknown key": (f"{LEAST}[boxes.tip]\nlable = 'T'\nlabel = 'T'", "unknown-key 6"),
    "no label": (f"{LEAST}[boxes.tip]\ncolour = 'teal'", "missing-key 5"),
    "an empty label": (f"{LEAST}[boxes.tip]\nlabel = ' '", "bad-value 6"),
    "a label that is no text": (f"{LEAST}[boxes.tip]\nlabel = 1", "bad-value 6"),
    "a foot that is no list": (f"{LEAST}foot = 'x'", "bad-value 5"),
    "a foot with a number": (f"{LEAST}foot = ['x', 1]", "bad-value 5"),
    "a switch that is none": (f"{LEAST}[boxes.tip]\nlabel = 'T'\nstart_page = 'yes'", "bad-value 7"),
    "an entry that is no table": (f"boxes.tip = 1\n{LEAST}", "bad-value 1"),
    "tables that are none": (f"boxes = 1\n{LEAST}", "bad-value 1"),
    "a name with a capital": (f"{LEAST}[boxes.Tip]\nlabel = 'T'", "bad-value 5"),
    "a name with markup": (f"{LEAST}[boxes.'a\"b']\nlabel = 'T'", "bad-value 5"),
    "a box called like a directive": (f"{LEAST}[boxes.figure]\nlabel = 'T'", "bad-value 5"),
    "an unknown colour": (f"{LEAST}[boxes.tip]\nlabel = 'T'\ncolour = 'green'", "bad-value 7"),
    "a colour for all that is unknown": (LEAST.replace("muted", "mute"), "bad-value 1"),
    "a pillar without a light colour": (f"{LEAST}[pillars.a]\ncolour = 'ink'", "bad-value 6"),
    "a subject that is not there": (LEAST.replace('"client"', '"staff"'), "bad-value 2"),
    "no colour for all": (LEAST.partition("\n")[2], "missing-key 0"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_line(name: str) -> None:
    text, expected = WRONG[name]
    with pytest.raises(GesimError) as caught:
        vocabulary(text)
    assert [f"{d.code} {d.location.line}" for d in caught.value.diagnostics] == [expected]
    assert all(d.hint for d in caught.value.diagnostics)


def test_a_vocabulary_that_is_not_utf_8() -> None:
    files = {**read_theme(Path("/nonexistent")).files, NAME: b'colour = "\xe4"'}
    with pytest.raises(GesimError) as caught:
        _ = Theme(files).vocabulary
    assert [d.code for d in caught.value.diagnostics] == ["not-utf-8"]


@pytest.fixture(scope="module")
def own_theme() -> Theme:
    """The default theme with a kind of box, a pillar, a review and a subject more, and none that it had."""
    words = b"""colour = "muted"
subject = "guest"
[boxes.tip]
label = "Tip & trick"
remark = "Tried by us"
colour = "plum"
start_page = true
[boxes.plain]
label = "Plain"
[pillars.social]
colour = "teal"
[reviews.technical]
mark = "Needs an engineer."
by = "an engineer"
[subjects.guest]
code = "Code of the guest"
foot = ["First.", "Second."]
"""
    theme = read_theme(packaged_templates().parent)
    icon = theme.files["shared/icons/note.svg"]
    return Theme({**theme.files, NAME: words, "shared/icons/tip.svg": icon})


CHAPTER = (
    "---\nkind: {kind}\npillar: social\nreview: technical\n---\n# T\n\n::: tip Title\nText.\n:::\n\n::: plain\nX\n:::\n"
)


def manuscript(theme: Theme, kind: str = "chapter") -> Manuscript:
    source = Source("handbook/chapters/10-x.md", CHAPTER.format(kind=kind))
    chapter, problems = parse_chapter(block_parser(theme.vocabulary), source, "10-x", kind)
    assert problems == ()
    strings = {text: f"<{text}>" for text, _ in template_strings(theme.files, theme.vocabulary)}
    context = EditionContext(Edition("en", "IE", DAY, DAY), load("en"), load("en"), INFO, {}, strings, "", True)
    made, problems = assemble(Book((chapter,), {}, {}, {}, ()), context, theme)
    assert problems == ()
    return made


def test_own_words_are_printed_with_their_translation(own_theme: Theme) -> None:
    (part,) = manuscript(own_theme).parts
    assert '<aside class="box box-tip"' in part.xhtml
    assert '<span class="box-kind">&lt;Tip &amp; trick&gt;</span>' in part.xhtml
    assert '<p class="vignette-label">&lt;Tried by us&gt;</p>' in part.xhtml
    assert '<span class="box-kind">&lt;Plain&gt;</span>' in part.xhtml
    assert part.xhtml.count("vignette-label") == 1
    assert '<p class="review-mark">&lt;Needs an engineer.&gt;</p>' in part.xhtml
    assert 'class="part chapter pillar-social"' in part.xhtml


def test_own_subjects_are_printed_on_forms(own_theme: Theme) -> None:
    (part,) = manuscript(own_theme, "form").parts
    assert "<dt>&lt;Code of the guest&gt;</dt>" in part.xhtml
    assert '<footer class="form-footer"><p>&lt;First.&gt; &lt;Second.&gt;</p></footer>' in part.xhtml


def test_own_boxes_have_icon_and_colour_on_paper(own_theme: Theme) -> None:
    look = Look(own_theme)
    plum = look.tokens["plum"]
    css = look.stylesheet(("boxes", "heads", "contents"))
    assert f".box-tip {{ border-color: {plum} }}" in css
    assert f".tab-social {{ background: {look.tokens['teal']} }}" in css
    assert ".box-plain {" not in css
    assert plum in dict(look.icons)["tip"]


def test_own_words_work_on_screens(own_theme: Theme) -> None:
    text = manuscript(own_theme, "front")
    page = page_body(text.parts[0], own_theme, text)
    assert page.count('<svg class="icon"') == 1
    assert "Tip &amp; trick" in safety_notice(text, own_theme, addresses({}, ".html"))
    assert ".pillar-social { --pillar: var(--teal); --pillar-tint: var(--teal-tint); }" in own_theme.text(
        "bundle/colours.css"
    )
    assert ".pillar-social .opener" in epub_stylesheet(Look(own_theme), text.edition)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# T\n\n::: vignette\nX\n:::\n", "unknown-directive"),
        ("---\npillar: legal\n---\n# T\n", "bad-front-matter"),
        ("---\nreview: clinical\n---\n# T\n", "bad-front-matter"),
        ("---\nsubject: staff\n---\n# T\n", "bad-front-matter"),
    ],
)
def test_what_the_vocabulary_does_not_have_is_an_error(own_theme: Theme, text: str, code: str) -> None:
    _, problems = parse_chapter(block_parser(own_theme.vocabulary), Source("c.md", text), "c", "chapter")
    assert [problem.code for problem in problems] == [code]


def test_texts_are_extracted_where_a_template_prints_them(own_theme: Theme) -> None:
    words = own_theme.vocabulary
    found = template_strings(
        {"a.j2": b"{{ _(vocabulary.boxes[kind].label) }}\n{{ vocabulary.boxes[kind].colour }}"}, words
    )
    assert [(text, str(place)) for text, place in found] == [
        ("Tip & trick", "templates/a.j2:1"),
        ("Plain", "templates/a.j2:1"),
    ]
    assert template_strings({"a.j2": b"{{ _(other.boxes[kind].label) }}{{ _(vocabulary.boxes.x.label) }}"}, words) == ()


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str, str], Theme]:
    def make(name: str, content: str) -> Theme:
        file = tmp_path / "templates" / name
        file.parent.mkdir(parents=True)
        file.write_text(content)
        return read_theme(tmp_path)

    return make


def test_a_plain_style_sheet_takes_the_place_of_a_template(project: Callable[[str, str], Theme]) -> None:
    assert project("print/boxes.css", "a{}").text("print/boxes.css") == "a{}"


def test_a_template_takes_the_place_of_a_plain_style_sheet(project: Callable[[str, str], Theme]) -> None:
    theme = project("print/text.css.j2", "{% for kind in vocabulary.boxes %}\n.{{ kind }} {}\n{% endfor %}\n")
    assert theme.text("print/text.css").startswith(".note {}\n.practice {}\n")
    assert "print/text.css" not in theme.files
