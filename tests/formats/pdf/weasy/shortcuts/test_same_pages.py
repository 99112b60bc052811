"""With shortcuts and without, each piece is the same byte for byte."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bench.pieces import pieces

from gesim_build.formats.forms import form_job
from gesim_build.formats.look import Medium
from gesim_build.formats.pdf.plan.book_jobs import book_jobs, contents_job
from gesim_build.formats.pdf.plan.job import Job, pack
from gesim_build.formats.pdf.weasy.fragment import lay_out
from gesim_build.formats.pdf.weasy.shortcuts import SHORTCUTS, numbers, only
from gesim_build.formats.pdf.weasy.shortcuts.switch import Shortcut
from gesim_build.starter import write_starter
from tests.formats.pdf import sample
from tests.formats.pdf.weasy.shortcuts.peculiar import peculiar_job

each_shortcut = pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda shortcut: shortcut.name.replace(" ", "-"))


@cache
def jobs() -> dict[str, Job]:
    """What there is in the sample book, for screens and for a press, and a piece with what is not in any book."""
    manuscript, press = sample.manuscript(), sample.look(Medium(press=True))
    form = next(part for part in manuscript.parts if part.kind == "form")
    return {
        "peculiar": peculiar_job(),
        "untagged": replace(peculiar_job(), tagged=False),
        "mirrored": replace(peculiar_job(), page=sample.look().page, verso=True, both_sides=True),
        "contents": contents_job(manuscript, sample.look(), lambda id: str(len(id))),
        "fillable": form_job(manuscript, sample.look(), form, "fill"),
        **{f"screen {name}": job for name, job in book_jobs(manuscript, sample.look()).items()},
        **{f"press {name}": job for name, job in book_jobs(manuscript, press).items()},
    }


@cache
def plain(name: str) -> bytes:
    """A piece as the engine makes it by itself."""
    with only(()):
        return pack(lay_out(jobs()[name]))


def differing(names: list[str]) -> list[str]:
    return [name for name in names if pack(lay_out(jobs()[name])) != plain(name)]


@pytest.mark.slow
def test_a_piece_with_everything_is_the_same_with_all_shortcuts() -> None:
    assert differing(["peculiar", "untagged", "mirrored", "contents"]) == []


@pytest.mark.slow
@each_shortcut
def test_it_is_the_same_with_each_of_them_alone(shortcut: Shortcut) -> None:
    with only((shortcut,)):
        assert differing(["peculiar", "fillable"]) == []


@pytest.mark.slow
def test_every_piece_of_the_sample_is_the_same_for_screens_and_press() -> None:
    assert differing(list(jobs())) == []


def test_switched_off_nothing_of_a_shortcut_is_in_the_engine() -> None:
    patches = [patch for shortcut in SHORTCUTS for patch in shortcut.patches]
    with only(()):
        assert all(getattr(owner, patch.name) is patch.plain for patch in patches for owner in patch.owners)
    assert all(getattr(owner, patch.name) is patch.quick for patch in patches for owner in patch.owners)


def test_nothing_is_kept_after_a_job() -> None:
    lay_out(jobs()["contents"])
    assert not any(table for shortcut in SHORTCUTS for table in shortcut.kept)
    assert not numbers._numbers


HANDBOOK = Path(__file__).parents[5]
# The longest table, most notes, a form, a drawing, columns of terms and leaders.
REPRESENTATIVE = ("legal-table", "first-contact", "form-b", "contents", "heads")
LANGUAGES = ("en", "de", "el", "it", "lv", "lt")


@cache
def handbook() -> dict[str, dict[str, Job]]:
    """The jobs of the handbook by language: the English book and the catalogs are read once for all."""
    return dict(pieces(HANDBOOK, *LANGUAGES))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_pieces_of_the_handbook_are_the_same_in_all_languages(language: str) -> None:
    found = handbook()[language]
    with_all = {name: pack(lay_out(found[name])) for name in REPRESENTATIVE}
    with only(()):
        assert [name for name in REPRESENTATIVE if pack(lay_out(found[name])) != with_all[name]] == []


@pytest.mark.slow
def test_a_starter_book_is_the_same(tmp_path: Path) -> None:
    write_starter(tmp_path / "book", dt.date(2026, 11, 29), uuid.UUID(int=7), languages=("de",))
    for _, found in pieces(tmp_path / "book", "en", "de"):
        with_all = {name: pack(lay_out(job)) for name, job in found.items()}
        with only(()):
            assert [name for name, job in found.items() if pack(lay_out(job)) != with_all[name]] == []
