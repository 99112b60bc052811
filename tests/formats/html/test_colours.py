"""WCAG 2.2, 1.4.3 and 1.4.11: contrast of every pair of colours that the stylesheets put together, by day and night."""

from __future__ import annotations

import pytest

from gesim_build.markup.css import custom_properties
from gesim_build.theme import Theme

TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "link") for ground in ("ground", "tint")),
    *((ink, "safety-tint") for ink in ("ink", "safety", "link")),
    *((f"{pillar}", "ground") for pillar in ("plum", "teal", "ochre")),
    *((f"{pillar}", f"{pillar}-tint") for pillar in ("plum", "teal", "ochre")),
    *((ink, f"{pillar}-tint") for ink in ("ink", "link") for pillar in ("plum", "teal", "ochre")),
    *(("on-dark", f"{pillar}") for pillar in ("plum", "teal", "ochre", "ink")),
    ("on-exit", "exit"),
    # Code, whose ground is the page's or a light one.
    *((colour, ground) for colour in ("plum", "teal", "ochre", "muted") for ground in ("paper", "tint")),
]
SHAPES = [("focus", ground) for ground in ("ground", "tint", "safety-tint", "teal-tint")]


def linear(channel: str) -> float:
    value = int(channel, 16) / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    red, green, blue = (linear(colour[start : start + 2]) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=["day", "night"])
def colours(request: pytest.FixtureRequest, theme: Theme) -> dict[str, str]:
    day = custom_properties(theme.text("shared/tokens.css")) | custom_properties(theme.text("bundle/colours.css"))
    values = day | custom_properties(theme.text("shared/dark.css")) if request.param == "night" else day
    return {name: values[value[6:-1]] if value.startswith("var(") else value for name, value in values.items()}


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0


@pytest.mark.wcag("1.4.3")
def test_text_can_be_read(colours: dict[str, str]) -> None:
    pairs = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < 4.5} == {}


@pytest.mark.wcag("1.4.11")
def test_the_focus_can_be_seen(colours: dict[str, str]) -> None:
    pairs = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in SHAPES}
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < 3} == {}


def test_every_colour_has_one_for_the_night(theme: Theme) -> None:
    day = custom_properties(theme.text("shared/tokens.css"))
    night = custom_properties(theme.text("shared/dark.css"))
    assert {name for name, value in day.items() if value.startswith("#")} - night.keys() == set()
