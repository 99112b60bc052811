"""Style sheets and scripts in fewer bytes: what is left out is what nothing reads."""

from __future__ import annotations

import pytest

from gesim_build.markup.compact import compact_css, compact_script, only_matching, only_used_properties


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("/* why */\na  >  b {\n  color : red;\n  margin: 0 auto;\n}\n", "a > b{color :red;margin:0 auto}"),
        ("a :hover { width: calc(1px + 2px) }", "a :hover{width:calc(1px + 2px)}"),
        ('a::after { content: " ; { }  " / ""; }', 'a::after{content:" ; { }  " / ""}'),
        ('a::after { content: ";}"; ; }', 'a::after{content:";}"}'),
        ("@media print {\n  a { top: 0 }\n}", "@media print{a{top:0}}"),
    ],
)
def test_a_style_sheet_loses_comments_and_spaces_that_separate_nothing(css: str, short: str) -> None:
    assert compact_css(css) == short


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{x:1}.b{x:2}p{x:3}", ".a{x:1}p{x:3}"),
        (".a,.b .a,.a > .b{x:1}", ".a{x:1}"),
        (".a:not(.b),:is(.b,.a) p{x:1}", ".a:not(.b),:is(.b,.a) p{x:1}"),
        ("@media print{.b{x:1}}@media screen{.b{x:1}.a{x:2}}", "@media screen{.a{x:2}}"),
        ("@page b{margin:0}@import 'x.b';.a{x:1}", "@page b{margin:0}@import 'x.b';.a{x:1}"),
        ('.a::before{content:"}.b{"}.b{x:1}', '.a::before{content:"}.b{"}'),
        (".b.a{x:1}[data-b] .a:not(:is(.b)){x:2}", "[data-b] .a:not(:is(.b)){x:2}"),
    ],
)
def test_rules_go_that_ask_for_a_class_which_is_nowhere(css: str, kept: str) -> None:
    assert only_matching(css, {"a"}) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (":root{--a:1px;--b:2px}p{top:var(--a)}", ":root{--a:1px;}p{top:var(--a)}"),
        (":root{--a:var(--b);--b:2px}p{top:0}", ":root{}p{top:0}"),
        (":root{--a:var(--b);--b:2px}p{top:var(--a,0)}", ":root{--a:var(--b);--b:2px}p{top:var(--a,0)}"),
        ("p{--a:1px;top:0}@media print{p{--a:2px}}", "p{top:0}@media print{p{}}"),
        ('p{--a:"; }";top:0}', 'p{--a:"; }";top:0}'),
    ],
)
def test_custom_properties_go_that_nothing_asks_for(css: str, kept: str) -> None:
    assert only_used_properties(css) == kept


def test_a_script_loses_lines_of_comments_and_indentation() -> None:
    script = '/* What `it` does:\n   much. */\nif (a) { // why\n  // because\n\n  go("// there");\n}\n'
    assert compact_script(script) == 'if (a) { // why\ngo("// there");\n}\n'


def test_a_script_loses_nothing_between_two_comments() -> None:
    script = "/* one */ go();\nif (a) {\n  come();\n}\n/* two\n * lines **/\nstay();\n"
    assert compact_script(script) == "/* one */ go();\nif (a) {\ncome();\n}\nstay();\n"


@pytest.mark.parametrize("text", ["`\n  // no comment\n`", '"\\\n  // no comment"'])
def test_a_script_with_a_text_over_several_lines_stays_as_it_is(text: str) -> None:
    script = f"const text = {text};\n"
    assert compact_script(script) == script
