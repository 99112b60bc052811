"""The style sheets of a look: tokens put in for ``var()``."""

from __future__ import annotations

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.formats.look import ACCENT, PLAIN, SCREEN, Look, Medium, medium_of
from gesim_build.print_spec import PrintSpec
from gesim_build.theme import Theme
from tests.formats.pdf.sample import look, theme


def test_every_variable_of_the_book_is_defined() -> None:
    sheets = (*PLAIN, *ACCENT, "cover", "contents", "heads", "folios", "motif")
    assert "var(" not in look().stylesheet(sheets)
    assert "var(" not in look().figure_stylesheet


def test_the_accent_is_the_colour_of_the_pillar() -> None:
    values = look().tokens
    assert values["teal"] in look().stylesheet(ACCENT, "legal")
    assert values["teal"] not in look().stylesheet(ACCENT, "economic")
    assert values["muted"] in look().stylesheet(ACCENT)


def test_a_format_has_its_medium() -> None:
    spec = PrintSpec(trim="B5", bleed=4.0)
    assert medium_of("pdf", spec) == medium_of("epub", spec) == SCREEN
    assert medium_of("print", spec) == Medium("B5", 4.0, press=True)


def test_on_a_press_inks_take_the_place_of_colours() -> None:
    printed = look(Medium(press=True))
    assert printed.tokens["teal"] == look().tokens["teal-cmyk"]
    assert "#" not in printed.stylesheet(PLAIN)


def test_a_style_sheet_of_the_theme_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    text = Theme.text

    def reading(theme: Theme, name: str) -> str:
        read.append(name)
        return text(theme, name)

    monkeypatch.setattr(Theme, "text", reading)
    seen = Look(theme())
    assert seen.theme.vocabulary.boxes
    read.clear()
    for pillar in ("", "legal", "legal", "economic"):
        assert seen.styles(PLAIN, ACCENT, pillar) and seen.spacing_variants and seen.icons and seen.figure_stylesheet
    assert sorted(read) == sorted(set(read))
    assert {"shared/tokens.css", "print/trim/a4.css", "print/text.css", "shared/figure.css"} <= set(read)


MEASURES = "print/measures.css"


def changed(name: str, old: str, new: str) -> Look:
    """The default theme with another text in one of its files."""
    files = {**theme().files}
    assert files[name].count(old.encode()) == 1
    return Look(Theme({**files, name: files[name].replace(old.encode(), new.encode())}))


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (MEASURES, "--tab-gap: 0.6mm", "--tab-gap: 0.6", "--tab-gap is “0.6”, not a length in mm or pt"),
        (MEASURES, "--whole-share: 0.33", "--whole-share: 58 %", "--whole-share is “58 %”, not a number"),
        ("print/trim/a4.css", "--inner: 22mm", "--inner: 2.2cm", "--inner is “2.2cm”, not a length in mm or pt"),
        ("print/trim/a4.css", "--gap: 6mm;", "", "--gap is not set"),
        (
            "shared/tokens.css",
            "--baseline: 14.5pt",
            "--baseline: 1.4em",
            "--baseline is “1.4em”, not a length in mm or pt",
        ),
    ],
)
def test_what_is_no_measure_is_told_with_its_file(name: str, old: str, new: str, message: str) -> None:
    with pytest.raises(GesimError) as caught:
        _ = changed(name, old, new).page
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.message, problem.location.path) == ("bad-value", message, f"templates/{name}")


def test_a_size_of_page_may_have_measures_of_its_own() -> None:
    own = changed("print/trim/a4.css", "--inner: 22mm", "--inner: 62.36pt; --tab-height: 9mm")
    assert own.page.inner == pytest.approx(22, abs=0.01)
    assert own.page.tab_height == 9
    assert (look().page.tab_height, look(Medium("A5")).page.tab_height) == (14, 14)


def test_icons_have_their_colour() -> None:
    drawings = dict(look().icons)
    assert {"note", "practice", "warning", "safety", "key", "checklist", "vignette"} <= set(drawings)
    assert look().tokens["safety"] in drawings["safety"]
    assert not any("currentColor" in drawing for drawing in drawings.values())
