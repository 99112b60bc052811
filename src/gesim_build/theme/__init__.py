"""templates/ -> texts, stylesheets and rendered templates. Reading the folders is the only [I/O]."""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from gesim_build.appearance import ThemeTable
from gesim_build.cldr import format_list, long_date, territory
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.hashing import digest
from gesim_build.languages.direction import LEFT_TO_RIGHT, direction_of
from gesim_build.markup.css import custom_properties
from gesim_build.markup.mirrored import mirrored
from gesim_build.model import Edition, Language, Manuscript, Source
from gesim_build.packaged import packaged_templates
from gesim_build.schema import typed
from gesim_build.theme.broken_files import theme_faults
from gesim_build.theme.chosen import faults, with_appearance
from gesim_build.theme.sandbox import FOLDER, Macros, environment, template_errors_located
from gesim_build.theme.style_sheets import style_sheet_faults
from gesim_build.theme.vocabulary import NAME as VOCABULARY
from gesim_build.theme.vocabulary import BookWords as BookWords
from gesim_build.theme.vocabulary import parse_vocabulary
from gesim_build.vocabulary import Vocabulary

TEMPLATE = ".j2"
# The themes that were read last, each with what it was made of.
_recent: deque[tuple[object, Theme]] = deque(maxlen=4)


def read_theme(root: Path, book: BookWords | None = None) -> Theme:
    """Read the default theme and, file by file, what the project's own ``templates/`` put in its place.

    ``book`` is what the configuration of the book says of its field.

    A style sheet takes the place of a template of one, ``NAME.css`` that of ``NAME.css.j2``, and the other way round.
    While the files are the same, so is the theme: it keeps the templates that it has compiled.
    Raises GesimError with what `theme_faults` finds in the project's files.
    """
    default, own = (_contents(folder) for folder in (packaged_templates(), root / FOLDER))
    inputs = default, own, book
    if known := next((theme for made_of, theme in tuple(_recent) if made_of == inputs), None):
        return known
    if wrong := tuple(theme_faults(own or {})):
        raise GesimError(wrong)
    files = {name: content for name, content in (default or {}).items() if _other_form(name) not in (own or {})}
    files |= own or {}
    theme = Theme(with_appearance(files, book.tables.theme) if book else files, own or (), book)
    _recent.append((inputs, theme))
    return theme


def _contents(folder: Path) -> dict[str, bytes] | None:
    """The files below a folder by name, without hidden ones; None if there is no such folder."""
    if not folder.is_dir():
        return None
    names = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in names}


def _other_form(name: str) -> str:
    return name.removesuffix(TEMPLATE) if name.endswith(TEMPLATE) else name + TEMPLATE


def translator(
    strings: Mapping[str, str], words: Mapping[str, str], direction: str = LEFT_TO_RIGHT
) -> Callable[[str], Markup]:
    """The ``_`` of templates: the translation, or the English marked as untranslated.

    ``words`` has what the book says in place of a word of the theme. ``direction`` is that of the text around; where it
    is not that of English, the mark says which way it is written.
    """
    mark = Markup('<span class="untranslated" lang="en"{}>{{}}</span>')
    marked = mark.format(Markup(' dir="ltr"') if direction != LEFT_TO_RIGHT else "")

    def gettext(msgid: str) -> Markup:
        if msgid in strings:
            return Markup(escape(strings[msgid]))
        return marked.format(words.get(msgid, msgid))

    return gettext


def country_of(edition: Edition, language: Language) -> str:
    """The name of an edition's country in its language; "" where it has none."""
    return territory(edition.country, language.locale) if edition.country else ""


class Theme:
    """A set of template files by name (``print/book.css``). Templates are XHTML: everything in them is escaped."""

    def __init__(
        self, files: Mapping[str, bytes], own: Iterable[str] | None = None, book: BookWords | None = None
    ) -> None:
        """``own`` are the names of the files that a project brings, with which anything may be wrong; None for all.

        ``book`` is what its configuration says.
        """
        self.files = dict(files)
        self.own = frozenset(files if own is None else own)
        self._book = book

    @cached_property
    def digest(self) -> str:
        """One hash of the files and of which ones the project brings, for the keys of what is made of them."""
        return digest(self.files, self.own)

    def text(self, name: str) -> str:
        """A style sheet or other text file, or what a template of it, ``NAME.j2``, makes of the vocabulary.

        Raises KeyError when there is neither.
        """
        if name in self.files or name + TEMPLATE not in self.files:
            return self.files[name].decode("utf-8")
        with template_errors_located(self.own, name + TEMPLATE):
            return self._text_environment.get_template(name + TEMPLATE).render()

    def under(self, prefix: str) -> Mapping[str, bytes]:
        """The files below a folder of the theme, by name without the folder."""
        return {name[len(prefix) :]: content for name, content in self.files.items() if name.startswith(prefix)}

    def render(self, name: str, manuscript: Manuscript, **values: Any) -> str:
        """Render a template with the given values.

        Besides them it has ``_``, ``vocabulary``, ``manuscript``, ``book``, ``edition``, ``language``, ``direction``
        and ``country``, the name of the edition's country in its language.
        """
        return self.render_strings(
            name,
            manuscript.strings,
            manuscript=manuscript,
            book=manuscript.book,
            edition=manuscript.edition,
            language=manuscript.language,
            direction=direction_of(manuscript.edition.code),
            country=country_of(manuscript.edition, manuscript.language),
            **values,
        )

    def render_strings(
        self, name: str, strings: Mapping[str, str], *, direction: str = LEFT_TO_RIGHT, **values: Any
    ) -> str:
        """Render a template that is about more than one manuscript.

        It has ``_``, ``vocabulary``, ``direction`` and the given values.

        Raises GesimError (``bad-template``) when one that the project brings goes wrong.
        """
        with template_errors_located(self.own, name):
            words = self.translator(strings, direction)
            return self._environment.get_template(name).render(_=words, direction=direction, **values)

    def translator(self, strings: Mapping[str, str], direction: str = LEFT_TO_RIGHT) -> Callable[[str], Markup]:
        """The ``_`` of templates: see `translator`."""
        return translator(strings, self.vocabulary.words, direction)

    def in_direction(self, css: str, edition: Edition) -> str:
        """A style sheet for an edition: from right to left it is mirrored, with ``shared/rtl.css`` behind it."""
        if direction_of(edition.code) == LEFT_TO_RIGHT:
            return css
        return f"{mirrored(css)}\n{self.text('shared/rtl.css')}"

    def macros(self, name: str, **values: Any) -> Any:
        """A template's macros as functions; ``values`` are what its text may use besides ``vocabulary``.

        They raise GesimError as `render_strings` does.
        """
        with template_errors_located(self.own, name):
            return Macros(self._environment.get_template(name).make_module(values), name, self.own)

    def style_sheet_faults(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the style sheets that the project brings: see `style_sheets`. ``not-utf-8`` too."""
        return tuple(fault for name in sorted(self.own) for fault in self._style_sheet_faults(name))

    def _style_sheet_faults(self, name: str) -> Iterator[Diagnostic]:
        if not name.removesuffix(TEMPLATE).endswith(".css"):
            return
        path = f"{FOLDER}/{name}"
        try:
            css = self.text(name.removesuffix(TEMPLATE))
        except UnicodeDecodeError:
            yield error("not-utf-8", "the file is not UTF-8 text", Location(path), "Save it with the encoding UTF-8.")
            return
        yield from style_sheet_faults(path, css, printed=name.startswith("print/"))

    def appearance_faults(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the colours and the motif that the book chooses: ``bad-value``, ``low-contrast``."""
        return tuple(faults(self.files, self._book)) if self._book else ()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the handbook's field. Raises GesimError with what is wrong in ``shared/vocabulary.toml``."""
        path = f"{FOLDER}/{VOCABULARY}"
        try:
            text = self.files[VOCABULARY].decode("utf-8")
        except UnicodeDecodeError:
            wrong = error("not-utf-8", "the file is not UTF-8 text", Location(path), "Save it with the encoding UTF-8.")
            raise GesimError([wrong]) from None
        colours = custom_properties(self.text("shared/tokens.css"))
        return parse_vocabulary(Source(path, unicodedata.normalize("NFC", text)), colours, self._book)

    @cached_property
    def _text_environment(self) -> Environment:
        """Keeps the line end at the end of a file, which Jinja drops."""
        return self._environment.overlay(keep_trailing_newline=True)

    @cached_property
    def _environment(self) -> Environment:
        made = environment(
            {name: content.decode("utf-8") for name, content in self.files.items() if name.endswith(TEMPLATE)}
        )
        made.globals["vocabulary"] = self.vocabulary
        made.globals["appearance"] = self._book.tables.theme if self._book else typed(ThemeTable, {})
        made.filters["date"] = long_date
        made.filters["list"] = format_list
        return made
