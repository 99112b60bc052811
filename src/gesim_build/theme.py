"""templates/ -> texts, stylesheets and rendered templates. Reading the folders is the only [I/O]."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from gesim_build.cldr import format_list, long_date
from gesim_build.model import Manuscript
from gesim_build.packaged import packaged_templates

FOLDER = "templates"


def read_theme(root: Path) -> Theme:
    """Read the default theme and, file by file, what the project's own ``templates/`` put in its place."""
    files: dict[str, bytes] = {}
    for folder in (packaged_templates(), root / FOLDER):
        if folder.is_dir():
            names = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
            files |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in names}
    return Theme(files)


def translator(strings: Mapping[str, str]) -> Callable[[str], Markup]:
    """The ``_`` of templates: the translation, or the English marked as untranslated."""

    def gettext(msgid: str) -> Markup:
        if msgid in strings:
            return Markup(escape(strings[msgid]))
        return Markup('<span class="untranslated" lang="en">{}</span>').format(msgid)

    return gettext


class Theme:
    """A set of template files by name (``print/book.css``). Templates are XHTML: everything in them is escaped."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)

    def text(self, name: str) -> str:
        """A stylesheet or other text file. Raises KeyError when there is none."""
        return self.files[name].decode("utf-8")

    def under(self, prefix: str) -> Mapping[str, bytes]:
        """The files below a folder of the theme, by name without the folder."""
        return {name[len(prefix) :]: content for name, content in self.files.items() if name.startswith(prefix)}

    def render(self, name: str, manuscript: Manuscript, **values: Any) -> str:
        """Render a template with ``_``, ``manuscript``, ``book``, ``edition``, ``language`` and the given values."""
        return self.render_strings(
            name,
            manuscript.strings,
            manuscript=manuscript,
            book=manuscript.book,
            edition=manuscript.edition,
            language=manuscript.language,
            **values,
        )

    def render_strings(self, name: str, strings: Mapping[str, str], **values: Any) -> str:
        """Render a template that is about more than one manuscript, with ``_`` and the given values."""
        return self._environment.get_template(name).render(_=translator(strings), **values)

    def macros(self, name: str, **values: Any) -> Any:
        """A template's macros as functions; ``values`` are what its text may use."""
        return self._environment.get_template(name).make_module(values)

    @cached_property
    def _environment(self) -> Environment:
        templates = {name: content.decode("utf-8") for name, content in self.files.items() if name.endswith(".j2")}
        environment = Environment(
            loader=DictLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["date"] = long_date
        environment.filters["list"] = format_list
        return environment
