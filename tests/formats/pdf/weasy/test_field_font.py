"""The tables of the font that fields are filled in with."""

from __future__ import annotations

from gesim_build.formats.pdf.weasy.field_font import FieldFont, glyph_map, runs, to_unicode


def test_consecutive_codes_are_ranges_that_end_with_their_row() -> None:
    assert runs([0x41, 0x43, 0x42, 0xFF, 0x100, 0x101]) == [
        range(0x41, 0x44),
        range(0xFF, 0x100),
        range(0x100, 0x102),
    ]


def test_codes_that_are_characters_make_ranges() -> None:
    lines = to_unicode({code: code for code in (0x20, 0x21, 0x391)}).decode().splitlines()
    assert lines[lines.index("2 beginbfrange") :][:4] == [
        "2 beginbfrange",
        "<0020> <0021> <0020>",
        "<0391> <0391> <0391>",
        "endbfrange",
    ]


def test_codes_that_are_glyphs_are_told_one_by_one_and_shared_ones_as_the_first_character() -> None:
    lines = to_unicode({0x41: 5, 0x391: 6, 0x3BC: 7, 0xB5: 7}).decode().splitlines()
    assert [line for line in lines if line.count("<") == 3] == [
        "<0005> <0005> <0041>",
        "<0006> <0006> <0391>",
        "<0007> <0007> <00b5>",
    ]


def test_no_block_has_more_than_a_hundred_ranges() -> None:
    lines = to_unicode({code: code for code in range(0, 500, 2)}).decode().splitlines()
    assert [line for line in lines if line.endswith("beginbfrange")] == [
        "100 beginbfrange",
        "100 beginbfrange",
        "50 beginbfrange",
    ]


def test_every_code_up_to_the_last_has_its_glyph() -> None:
    assert glyph_map({2: 0x1234, 3: 5}) == bytes.fromhex("0000 0000 1234 0005")


def test_a_text_is_its_codes_and_what_is_not_there_is_the_mark_for_it() -> None:
    font = FieldFont(b"", "Fill", {0x41: 0x41, 0x394: 7}, 1.0, -0.3, {0x41: 600, 7: 500})
    assert font.encode("AΔ☃") == "004100070000"


def test_a_text_is_as_wide_as_its_codes() -> None:
    font = FieldFont(b"", "Fill", {0x41: 0x41, 0x394: 7}, 1.0, -0.3, {0x41: 600, 7: 500})
    assert font.width("AΔ☃A") == 1.7
