"""The file of a language's further wordings."""

from __future__ import annotations

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.model import Source
from gesim_build.registers.variants import forbidden_words, parse_variants, variants_path

NAMES = ("Safety plan", "trafficking", "e.g. this")


def read(text: str) -> tuple[dict[str, tuple[str, ...]], list[tuple[str, int, str]]]:
    found, problems = parse_variants(Source(variants_path("de"), text), NAMES)
    return dict(found), [(p.code, p.location.line, p.hint) for p in problems]


def test_wordings_by_name_in_small_letters() -> None:
    text = '"Safety Plan" = ["Schutzplan", "Plan für die Sicherheit"]\ntrafficking = []\n"E.g. this" = ["z. B."]\n'
    assert read(text) == (
        {"safety plan": ("Schutzplan", "Plan für die Sicherheit"), "trafficking": (), "e.g. this": ("z. B.",)},
        [],
    )


def test_an_unknown_term_names_the_nearest() -> None:
    assert read('# a\n"safty plan" = ["x"]\n') == ({}, [("unknown-key", 2, "Did you mean “Safety plan”?")])
    ((_, problems)) = read('zzz = ["x"]\n')
    assert problems == [("unknown-key", 1, "The terms are in handbook/glossary.toml.")]


@pytest.mark.parametrize("value", ['"Plan"', "[1]", '[" "]', "1", "{ de = 1 }"])
def test_what_is_no_list_of_texts(value: str) -> None:
    found, problems = read(f'trafficking = ["x"]\n"safety plan" = {value}\n')
    assert found == {"trafficking": ("x",)}
    assert [(code, line) for code, line, _ in problems] == [("bad-value", 2)]
    assert '"safety plan" = ["…", "…"]' in problems[0][2]


def test_what_is_wrong_is_said_with_the_name_as_it_is_written() -> None:
    _, problems = parse_variants(Source(variants_path("de"), 'Zzz = []\n"Safety Plan" = 1\n'), NAMES)
    assert [problem.message for problem in problems] == [
        "the glossary has no term “Zzz”",
        "the wordings of “Safety Plan” must be a list of texts",
    ]


def test_a_name_without_quotes_is_a_syntax_error_with_its_line() -> None:
    with pytest.raises(GesimError) as caught:
        read('trafficking = []\nsafety plan = ["x"]\n')
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.location.path, problem.location.line) == ("bad-toml", "translations/terms-de.toml", 2)


def test_what_must_not_be_said_has_its_reason() -> None:
    text = '"Safety plan" = ["x"]\n\n[never]\n"böses Wort" = "Es verletzt."\n"ohne" = ""\n"zahl" = 3\n'
    assert read(text)[0] == {"safety plan": ("x",)}
    assert read(text)[1] == [
        ("bad-value", 3, f'Give the reason in quotes: "{word}" = "…"') for word in ("ohne", "zahl")
    ]
    _, problems = parse_variants(Source(variants_path("de"), text + '" " = "Leer."\nzwei = " "\n'), NAMES)
    assert [problem.message.partition("it: ")[2] for problem in problems] == ["“ohne”", "“zahl”", "“ ”", "“zwei”"]
    assert [line for _, line, _ in read('zzz = ["x"]\n[never]\nohne = ""\n')[1]] == [1, 2]
    assert read('never = ["x"]\n')[1] == [("unknown-key", 1, "The terms are in handbook/glossary.toml.")]
    for nothing in ("", 'never = "x"\n', '[never]\n" " = "Leer."\n'):
        assert forbidden_words(Source(variants_path("de"), nothing)) == {}
    assert forbidden_words(Source(variants_path("de"), text)) == {"böses Wort": "Es verletzt.", "ohne": ""}
    assert forbidden_words(Source(variants_path("de"), '"Safety plan" = ["x"]\n')) == {}
