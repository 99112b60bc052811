"""Whether a translation is only its English again."""

from __future__ import annotations

import pytest

from gesim_build.repeated_source import repeats_source


@pytest.mark.parametrize(
    "text",
    [
        "Open the door.",
        "**Open** the [door](#door) now",
        "First contact",
        "See `--help` and ask again",
        "She said {{name}} was there",
    ],
)
def test_words_to_translate(text: str) -> None:
    assert repeats_source(text, text)
    assert repeats_source(text, text.rstrip(".") + "!")


@pytest.mark.parametrize(
    "text",
    [
        "Contents",
        "Anna Berg",
        "Council of Europe",
        "112 or 1577",
        "https://example.org/a/page.html www.example.org",
        "handbook/chapters/10-one.md and src/one.md",
        "info@example.org",
        "[voluntary return programme]{lang=en}",
        "`gesim build --lang de`",
        "{{ref.act}}, [](#id)",
        "EU, UN",
        "مرحبا",
    ],
)
def test_what_may_be_the_same(text: str) -> None:
    assert not repeats_source(text, text)


def test_other_words_or_another_order_are_a_translation() -> None:
    assert not repeats_source("Open the door.", "Öffne die Tür.")
    assert not repeats_source("Open the door.", "Open the doors.")
    assert not repeats_source("Open the door.", "")
