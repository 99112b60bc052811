"""The sign † where text flows: all have a name, one leads to what explains it."""

from __future__ import annotations

from gesim_build.formats.signs import name_signs
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import parse

SIGN = '<abbr class="to-verify" title="to verify">†</abbr>'
LINK = '<a class="to-verify" title="to verify" href="#~sign" aria-label="to verify">†</a>'
IMAGE = '<abbr class="to-verify" title="to verify" role="img">†</abbr>'


def named(xhtml: str) -> str:
    root = parse(xhtml)
    name_signs(root)
    return to_html(root)


def test_the_first_sign_is_a_link_and_the_others_are_images_with_a_name() -> None:
    assert (
        named(f"<div><p>a{SIGN}b</p><p>{SIGN}</p>{SIGN}c</div>") == f"<div><p>a{LINK}b</p><p>{IMAGE}</p>{IMAGE}c</div>"
    )


def test_a_sign_in_a_link_is_none_itself() -> None:
    link = '<a href="#x"><b>{}</b></a>'
    assert named(f"<p>{link.format(SIGN)}{SIGN}</p>") == f"<p>{link.format(IMAGE)}{LINK}</p>"


def test_a_text_without_signs_stays_as_it_is() -> None:
    assert named('<p><abbr title="to verify">†</abbr></p>') == '<p><abbr title="to verify">†</abbr></p>'
