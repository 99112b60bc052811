"""Which words of a title stay together."""

from __future__ import annotations

import pytest

from gesim_build.formats.pdf.prepare.titles import bind_titles
from gesim_build.markup.tree import parse_bare


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Integration von Frauen, die von Menschenhandel betroffen sind",
         "Integration von_Frauen, die_von Menschenhandel betroffen_sind"),
        ("The rights of a victim", "The_rights of_a_victim"),
        ("Housing", "Housing"),
        ("After the exit", "After the_exit"),
        ("Two words", "Two_words"),
        ("First contact", "First contact"),
        ("Ένταξη για τις γυναίκες", "Ένταξη για_τις_γυναίκες"),
        ("Sozialversicherungsangelegenheiten der Arbeitslosenversicherung",
         "Sozialversicherungsangelegenheiten der Arbeitslosenversicherung"),
        ('<span class="number">1.2</span> Three pillars, <em>five stages</em>',
         '1.2 Three pillars, five stages'),
    ],
)  # fmt: skip
def test_short_words_stay_with_the_next_and_the_last_is_not_alone(title: str, expected: str) -> None:
    section = parse_bare(f'<section><h2>{title}</h2><p class="cover-title">{title}</p><p>{title}</p></section>')
    bind_titles(section)
    texts = ["".join(one.itertext()) for one in section]
    assert texts[:2] == [expected.replace("_", "\u00a0")] * 2
    assert "\u00a0" not in texts[2]
