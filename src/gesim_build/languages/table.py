"""Every key of ``languages/CODE.toml``, those of the program and those of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import snowballstemmer

from gesim_build.languages.stems import OTHERS
from gesim_build.schema import Key, Problem, key

# What is numbered, by the names of `Language.labels`; NAME.reference is the form in running text where that differs.
NUMBERED = ("part", "chapter", "section", "figure", "table", "box", "form", "annex", "page")
LABELS = tuple(f"{name}{ending}" for name in NUMBERED for ending in ("", ".reference"))
_NUMBER = Key(
    "Like this: chapter = “Kapitel {number}”.", pattern=r"[^{}]*\{number\}[^{}]*", form="a text with {number} in it"
)
# A project may come from a stranger: patterns that could take forever are not accepted. Ours are tested.
_WORD = r"(?:\\w\*)?[^\W\d_]+(?:[ '’-][^\W\d_]+)*(?:\\w\*)?"
_WORDS = re.compile(rf"{_WORD}(?:\|{_WORD})*")
_PATTERN = r"[^{}]*(?:\{(?:number|paragraph)\}[^{}]*)+"
_QUOTES = 4
_NO_BREAK = r"[\u00a0\u202f]"
_NO_BREAK_FORM = "a no-break space, \\u00A0 or \\u202F"
_SPACE = Key("Like this: “;” = “\\u202F”.", pattern=_NO_BREAK, form=_NO_BREAK_FORM)
# The keys that hold such words.
_PATTERNS = ("numerals", "tens", "scales")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesTable:
    """The table ``[articles]``: patterns for the articles of a law."""

    one: str = key("One article.", default="{number}", pattern=_NUMBER.pattern, form=_NUMBER.form)
    many: str = key("Several articles.", default="{number}", pattern=_NUMBER.pattern, form=_NUMBER.form)
    number: str = key("Each number in them.", default="{number}", pattern=_NUMBER.pattern, form=_NUMBER.form)
    paragraph: str | None = key(
        "A paragraph of an article, where it is not in brackets.", default=None, pattern=_PATTERN, form=_NUMBER.form
    )
    paragraphs: str | None = key("Several paragraphs of an article.", default=None, pattern=_PATTERN, form=_NUMBER.form)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageTable:
    """A file ``languages/CODE.toml``. What it does not say is what the program knows, and CLDR."""

    name: str = key("Name of the language in itself. CLDR has it.", default="")
    locale: str = key("The locale of CLDR for dates, numbers, lists and the order of words: de_AT.", default="")
    quotes: tuple[str, ...] = key(
        "Opening, closing, nested opening and nested closing marks. CLDR has them.", default=()
    )
    other_quotes: str = key("Marks that are right besides these.", default="")
    decimal: str = key("The decimal mark. CLDR has it.", default="")
    space_before_percent: bool = key("Whether a space goes before %. CLDR has it.", default=False)
    question_mark: str = key("The question mark.", default="?")
    semicolon: str = key("The mark between the parts of a list that have commas in them.", default=";")
    spaces_before: Mapping[str, str] = key("The space before a mark, also where none is written.", each=_SPACE)
    space_inside_quotes: str = key("The space within the outer quotation marks.", default="",
                                   pattern=f"{_NO_BREAK}?", form=_NO_BREAK_FORM)  # fmt: skip
    fixed_spaces_before: tuple[str, ...] = key("Signs before which, at a space, no line ends.", default=())
    fixed_spaces_after: tuple[str, ...] = key("Words behind which no line ends.", default=())
    expansion: float = key("The usual length of a translation: 1.25 is a quarter longer than English.",
                           default=1.15, least=0.3, most=3)  # fmt: skip
    stemmer: str = key("The algorithm that finds the forms of a word, for the check of terms.", default="",
                       choices=("", *sorted(OTHERS), *sorted(snowballstemmer.algorithms())))  # fmt: skip
    folded_marks: str = key("Combining marks that forms of a word do not share.", default="")
    compounds: bool = key("Whether nouns are written together.", default=False)
    stop_words: tuple[str, ...] = key("Words without a meaning of their own: articles, prepositions.", default=())
    noun_endings: tuple[str, ...] = key("Endings of nouns, the longest first.", default=())
    numerals: tuple[str, ...] = key("The words for 0, 1, 2 and so on.", default=())
    tens: tuple[str, ...] = key("The words for 20, 30 and so on to 90.", default=())
    scales: tuple[str, ...] = key("The words for a thousand, a million and so on.", default=())
    doubled: tuple[str, ...] = key("Words that may be there twice in a row.", default=())
    labels: Mapping[str, str] = key(
        "How numbered things are called, and a page in a reference: chapter = “Kapitel {number}”.", each=_NUMBER
    )
    articles: ArticlesTable = key("How articles of a law are written.")
    article_letters: Mapping[str, str] = key(
        "What stands for the letter of an article: a = “bis”.", each=Key("Like this: a = “bis”.")
    )


def further_problems(table: LanguageTable, given: Mapping[str, object]) -> Iterator[Problem]:
    """What is wrong with the values ``given`` in a file beyond single keys."""
    if table.quotes and len(table.quotes) != _QUOTES:
        yield Problem("bad-value", "quotes", "must be four marks", 'Like this: quotes = ["«", "»", "“", "”"]')
    words = ((name, pattern) for name in _PATTERNS if name in given for pattern in getattr(table, name))
    for name, pattern in words:
        if not _WORDS.fullmatch(pattern):
            hint = r"The beginnings of words, with | between them; \w* stands for any letters: vingt\w*"
            yield Problem("bad-value", name, f"cannot have “{pattern}”", hint)
    for name in table.spaces_before:
        if len(name) != 1 or name.isalnum() or name.isspace():
            yield Problem("bad-value", f"spaces_before.{name}", "is no mark", 'One mark for each: ";" = "\\u202F"')
    for name in table.labels.keys() - set(LABELS):
        hint = f"There are: {', '.join(NUMBERED)}, each with .reference too."
        yield Problem("unknown-key", f"labels.{name}", "is unknown", hint)
