"""What follows from the colours that a book chooses: tints, the colours of a dark screen, inks; and whether
all pairs of a text and its background can be read.

Contrast is that of WCAG 2.2, 1.4.3 (https://www.w3.org/TR/WCAG22/#contrast-minimum): 4.5:1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

LEAST = 4.5
TINT = "-tint"
CMYK = "-cmyk"
# Backgrounds and text for everything, which therefore have no tint of their own; print has them in black alone.
GREYS = ("ink", "muted", "paper", "on-dark", "tint", "rule")
# How much of a colour there is in its tint, by day and by night.
_SHARE, _NIGHT_SHARE = 0.11, 0.16
# By night a colour is mixed with white until it can be read on each of its backgrounds, in this many steps.
_STEPS = 24

Colours = Mapping[str, str]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ``#RRGGBB``, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def mixed(one: str, other: str, share: float) -> str:
    """A colour of which a share is the first one, the rest the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in pairs)


def with_tints(chosen: Colours, known: Colours, share: float = _SHARE) -> dict[str, str]:
    """The chosen colours, with a tint for each that has none; ``known`` are those of the theme."""
    paper = chosen.get("paper", known["paper"])
    tints = {
        f"{name}{TINT}": mixed(colour, paper, share)
        for name, colour in chosen.items()
        if name not in GREYS and not name.endswith(TINT)
    }
    return {**tints, **chosen}


def night_of(chosen: Colours, night: Colours, known: Colours) -> dict[str, str]:
    """The colours of a dark screen: those given, and one for each chosen by day; ``known`` are those of the theme.

    A grey keeps that of the theme: what is light by day is dark by night.
    """
    background = night.get("paper", known["paper"])
    plain = [name for name in chosen if name not in GREYS and not name.endswith(TINT)]
    found = {name: night.get(name) or _readable(chosen[name], background) for name in plain}
    both = with_tints({**found, "paper": background}, known, _NIGHT_SHARE)
    made = {name: colour for name, colour in both.items() if name != "paper"}
    return {**made, **night}


def _readable(colour: str, background: str) -> str:
    """The colour made lighter, until it can be read on a dark background and on its tint there."""
    for step in range(_STEPS):
        lighter = mixed("#FFFFFF", colour, step / _STEPS)
        if contrast(lighter, mixed(lighter, background, _NIGHT_SHARE)) >= LEAST + 0.5:
            return lighter
    return "#FFFFFF"


def inks_of(chosen: Colours, inks: Mapping[str, str]) -> dict[str, str]:
    """The inks of colours, ``NAME-cmyk``: those given in percent, and for the others as much black as can be."""
    given = {name: [int(part) / 100 for part in text.split()] for name, text in inks.items()}
    parts = {name: _inks(colour, black=name in GREYS) for name, colour in chosen.items()} | given
    # Text is black, whatever it is on a screen: it needs no register then.
    parts = {name: [0, 0, 0, 1] if name == "ink" else all_ for name, all_ in parts.items()}
    return {f"{name}{CMYK}": f"device-cmyk({' '.join(f'{part:.2g}' for part in all_)})" for name, all_ in parts.items()}


def _inks(colour: str, *, black: bool) -> list[float]:
    channels = [value / 255 for value in _channels(colour)]
    if black:
        return [0, 0, 0, 1 - sum(channels) / 3]
    most = max(channels) or 1.0
    return [*(1 - value / most for value in channels), 1 - max(channels)]


def pairs(names: Colours) -> Iterator[tuple[str, str]]:
    """Every pair of a text and its background that the style sheets put together, of the colours with these names."""
    yield from ((text, background) for text in ("ink", "muted") for background in ("paper", "tint"))
    yield from (("on-dark", background) for background in ("ink", "muted"))
    for tint in (name for name in names if name.endswith(TINT)):
        colour = tint.removesuffix(TINT)
        if colour in names:
            yield from ((colour, "paper"), (colour, tint), ("on-dark", colour))
        yield from (("ink", tint), ("teal", tint))
    yield from (("teal", "paper"), ("teal", "tint"))


def too_faint(values: Colours, is_chosen: Callable[[str], bool]) -> Iterator[tuple[str, str, float]]:
    """Pairs with too little contrast in which a colour was chosen: text, background and contrast."""
    colours = {name: value for name, value in values.items() if value.startswith("#")}
    for text, background in dict.fromkeys(pairs(colours)):
        if is_chosen(text) or is_chosen(background):
            found = contrast(colours[text], colours[background])
            if found < LEAST:
                yield text, background, found
