"""The faces for signs and scripts: which a text needs, and that the doctor knows them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from gesim_build import system
from gesim_build.formats.look import Look
from gesim_build.scripts import SCRIPTS, families_of, scripts_of
from gesim_build.theme import read_theme


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Plain text, “quoted” – with Ελληνικά, кириллица and šķēršļi; • ← no: …", ["arrows and mathematical signs"]),
        ("Only Latin, “quotes”, 20 € and •", []),
        ("a → b ≤ c", ["arrows and mathematical signs"]),
        ("✓ ☎ ■", ["signs and ticks"]),
        ("📞", ["emoji in one colour"]),
        ("مرحبا שלום", ["Arabic", "Hebrew"]),
        ("日本語です", ["Japanese", "Chinese"]),
        ("한국어", ["Korean"]),
        ("हिन्दी አማርኛ ქართული", ["Georgian", "Ethiopic", "Devanagari"]),
    ],
)
def test_scripts_are_told_by_their_characters(text: str, names: list[str]) -> None:
    assert [script.name for script in scripts_of(text)] == names


def test_ranges_do_not_overlap_and_are_in_order() -> None:
    ranges = sorted(one for script in SCRIPTS for one in script.ranges)
    assert all(first[1] < second[0] for first, second in pairwise(ranges))
    assert all(start <= end for start, end in ranges)


def test_the_doctor_knows_the_first_face_of_each_script() -> None:
    needs = {need.name: need for need in system.NEEDS}
    for script in SCRIPTS:
        assert needs[script.serif[0]].package.startswith("fonts-"), script.name


def test_a_page_has_the_faces_of_its_text_after_its_own() -> None:
    look = Look(read_theme(Path(__file__).parent))
    assert look.for_text("plain") is look
    tokens = look.for_text("שלום").tokens
    before, after = look.tokens["serif"], tokens["serif"]
    first, _, rest = before.partition(",")
    assert after == f'{first}, "Noto Serif Hebrew", "Noto Sans Hebrew",{rest}'
    assert '"Noto Sans Hebrew"' in tokens["sans"] and "Serif" not in tokens["sans"]
    assert families_of(scripts_of("שלום")) == ("Noto Serif Hebrew", "Noto Sans Hebrew")


def test_the_doctor_says_what_a_project_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "handbook/chapters").mkdir(parents=True)
    (tmp_path / "handbook/chapters/10-a.md").write_text("# A\n\n[שלום]{lang=he}\n", "utf-8")
    needs = tuple(
        system.Need(name, "for a test", f"fonts-{name}", system.OPTIONAL, lambda: False)
        for name in ("Noto Serif Hebrew", "Noto Naskh Arabic")
    )
    monkeypatch.setattr(system, "NEEDS", needs)
    states = {finding.name: finding.state for finding in system.examine(tmp_path)}
    assert (states["Noto Serif Hebrew"], states["Noto Naskh Arabic"]) == ("missing", "optional")
