"""Gradients without transparency: blended with a white background, so that no page needs a soft mask for them."""

from __future__ import annotations

from lxml import etree
from tinycss2.color3 import parse_color

from gesim_build.svg.parse import qualified


def blend_stops(root: etree._Element) -> None:
    """Give, in place, each translucent colour of a gradient the colour that it has on white.

    The engine cuts the masks of such gradients at the wrong place, and a press wants none.
    """
    for stop in root.iter(qualified("stop")):
        opacity = _share(str(stop.attrib.pop("stop-opacity", "1")))
        colour = parse_color(str(stop.get("stop-color", "black")))
        if colour is None or colour == "currentColor" or colour.alpha * opacity >= 1:
            continue
        channels = (1 - colour.alpha * opacity * (1 - channel) for channel in colour[:3])
        stop.set("stop-color", "#" + "".join(f"{round(channel * 255):02x}" for channel in channels))


def _share(value: str) -> float:
    """A number from 0 to 1, or in percent; what is no number is 1."""
    try:
        return min(max(float(value[:-1]) / 100 if value.endswith("%") else float(value), 0.0), 1.0)
    except ValueError:
        return 1.0
