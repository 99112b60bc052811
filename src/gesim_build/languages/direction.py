"""Which way a language is written."""

from __future__ import annotations

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "ltr", "rtl"

# ISO 639 codes of languages usually written from right to left, and ISO 15924 codes of the scripts that are.
_LANGUAGES = frozenset(
    ("ar", "arc", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo", "pnb",
     "prs", "ps", "sd", "skr", "syr", "ug", "ur", "yi")
)  # fmt: skip
_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr`` for a BCP 47 tag: by its script if it names one, else by its language."""
    code, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    right_to_left = script in _SCRIPTS if script else code in _LANGUAGES
    return RIGHT_TO_LEFT if right_to_left else LEFT_TO_RIGHT
