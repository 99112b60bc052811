"""The output formats: a format is a function from a manuscript, and what it is rendered with, to artifacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from gesim_build.kept import Recall, anew
from gesim_build.model import Artifact, Manuscript
from gesim_build.output_formats import BEGUN, FORMATS
from gesim_build.print_spec import PrintSpec

if TYPE_CHECKING:
    from gesim_build.formats.look import Look

Submit = Callable[..., "Future[bytes]"]


def _nothing(path: str) -> bytes:
    raise FileNotFoundError(path)


@dataclass(frozen=True, slots=True)
class RenderContext:
    """All that a format gets.

    ``look`` is the theme in the medium of the format, ``submit`` sends work to worker processes. ``files`` are the
    edition's finished files of other formats, which one may link to: size in bytes by path below ``dist/LANGUAGE/``.
    ``print_spec`` says how the book is printed. ``laid_out``, if given, is called with each piece of a file.
    ``recall`` returns values that are worked out of a part, those of before where nothing has changed.
    ``content`` returns that of one of the ``files``, to which ``way`` leads from a web page.
    """

    manuscript: Manuscript
    look: Look
    submit: Submit
    files: Mapping[str, int] = field(default_factory=dict)
    print_spec: PrintSpec = field(default_factory=PrintSpec)
    laid_out: Callable[[bytes], object] | None = None
    recall: Recall = anew
    content: Callable[[str], bytes] = _nothing
    way: str = "../"


Render = Callable[[RenderContext], Iterable[Artifact]]


def begin(name: str, context: RenderContext) -> None:
    """Submit to the workers what rendering in a format will ask them for, as far as that takes long.

    Rendering then finds it begun, or in the cache. Raises GesimError for what is wrong in a template.
    """
    if name in BEGUN:
        module: Any = import_module(FORMATS[name])
        module.begin(context)


def renderer(name: str) -> Render:
    """The render function of a format of the table."""
    module: Any = import_module(FORMATS[name])
    render: Render = module.render
    return render
