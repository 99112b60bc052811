"""Who decides what the people who write a book cannot: a reviewer, or a native specialist in a language."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.diagnostics import GesimError
from gesim_build.pipeline import Project, read_templates, unknown_name


@dataclass(frozen=True, slots=True)
class Role:
    """A role: what texts call it, ``legal`` or ``de``, and who that is; ``languages`` are those that it is about."""

    name: str
    who: str
    languages: tuple[str, ...] = ()


def role_named(project: Project, name: str) -> Role:
    """The review or language of that name. Raises GesimError (``unknown-role``)."""
    reviews = read_templates(project).vocabulary.reviews
    if name in reviews:
        return Role(name, reviews[name].by)
    if name in project.config.editions:
        return Role(name, f"a native specialist ({name})", (name,))
    raise GesimError([unknown_name("role", name, (*reviews, *project.config.editions))])
