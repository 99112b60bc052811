"""Spaces before marks, within quotation marks, and where no line may end."""

from __future__ import annotations

import pytest

from gesim_build.languages import load
from gesim_build.languages.spacing import as_written, printed_quotes, spacing_of

# ``~`` is a no-break space, ``,`` below a letter nothing: ``_`` is a narrow one.
FRENCH = {
    "Qui est là ?": "Qui est là_?",
    "Qui est là?": "Qui est là_?",
    "Quoi ?! Non!!!": "Quoi_?! Non_!!!",
    "Elle dit : « Non ! »": "Elle dit~: «~Non_!~»",
    "Elle dit: «Non»; lui aussi.": "Elle dit~: «~Non~»_; lui aussi.",
    "À 10:30, 14 % ou 14% (?) des cas.": "À 10:30, 14~% ou 14~% (?) des cas.",
    "**Attention !** et *quoi* ? [Oui ?](https://a.fr/?b=c!d)": "**Attention_!** et *quoi*_? [Oui_?](https://a.fr/?b=c!d)",
    "`a ? b : c` : non, `` x ` ? `` ?": "`a ? b : c`~: non, `` x ` ? ``_?",
    "Voir https://a.fr/b?c:d ou a@b.fr : là": "Voir https://a.fr/b?c:d ou a@b.fr~: là",
    "Une note[^1] ; {{fact.x}} % ; [a][b : c] ; <abbr title='a : b'>A</abbr> ; &nbsp;": (
        "Une note[^1]_; {{fact.x}}~%_; [a][b : c]_; <abbr title='a : b'>A</abbr>_; &nbsp;"
    ),
    "![a : b](c.svg) et \\! x \\?": "![a~: b](c.svg) et \\! x \\?",
    "[mot !]{lang=en} : a – b — c": "[mot_!]{lang=en}~: a~– b~— c",
    ": ; ? au début": ": ; ? au début",
    "« » et «» vide": "«~» et «~» vide",
    "": "",
}
OTHERS = {
    ("cs", "Jde k lesu a z lesa, v 5 % případů – s tebou"): "Jde k~lesu a~z~lesa, v~5~% případů~– s~tebou",
    ("cs", "K čemu? A co: nic!"): "K~čemu? A~co: nic!",
    ("pl", "Była w domu i z nami: [w domu](https://x.pl/a%20b)"): "Była w~domu i~z~nami: [w~domu](https://x.pl/a%20b)",
    ("uk", "Вона — у безпеці, з нею й діти"): "Вона~— у~безпеці, з~нею й~діти",
    ("ru", "5 % и 3 — в скобках"): "5~% и~3~— в~скобках",
    ("es", "El 14 % y 14% más: sí"): "El 14~% y 14% más: sí",
    ("fi", "14 %:n osuus – noin"): "14~%:n osuus~– noin",
}


def shown(text: str) -> str:
    return text.replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [("fr", *case) for case in FRENCH.items()] + [(code, text, out) for (code, text), out in OTHERS.items()],
)
def test_spaces_are_those_of_the_language_and_code_stays(code: str, text: str, expected: str) -> None:
    spaced = spacing_of(load(code))(text)
    assert shown(spaced) == expected
    assert spacing_of(load(code))(spaced) == spaced


@pytest.mark.parametrize("code", ["de", "el", "en", "it", "lt", "lv"])
def test_the_languages_of_before_are_printed_as_written(code: str) -> None:
    assert spacing_of(load(code)) is as_written


def test_straight_quotation_marks_get_the_spaces_too() -> None:
    assert tuple(map(shown, printed_quotes(load("fr")))) == ("«~", "~»", "“", "”")
    assert printed_quotes(load("de")) == load("de").quotes
