"""The register of questions: what the people who write the book cannot decide themselves, and whom they ask."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.model import Record
from gesim_build.registers.register import Register
from gesim_build.schema import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question that is open. It is not printed.

    ``asked_of`` are the names of reviews of the book (``legal``) and codes of languages, whose native specialist
    decides. ``about`` are the places that depend on the answer: ``#ID`` for a section, ``fact.ID`` for a record.
    """

    asked_of: tuple[str, ...] = key(required=True)
    about: tuple[str, ...] = key()
    question: str = key(required=True)


QUESTIONS = Register(
    path="handbook/questions.toml",
    table="question",
    title="Questions",
    record=Question,
    sample={"id": "hours", "asked_of": ["de"], "question": "Is “Bedenkzeit” what counselling centres say?"},
)
