"""Words that are written the other way than those around them."""

from __future__ import annotations

import pytest

from gesim_build.formats.directions import say_directions
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import parse

FROM_RIGHT = {
    '<p>قال <span lang="de">Hallo!</span></p>': '<p>قال <span lang="de" dir="ltr">Hallo!</span></p>',
    '<p lang="en">No.</p>': '<p lang="en" dir="ltr">No.</p>',
    '<p>قال <span lang="fa">سلام</span></p>': '<p>قال <span lang="fa">سلام</span></p>',
    "<p>شغّل <code>gesim build</code></p>": '<p>شغّل <code dir="ltr">gesim build</code></p>',
    '<p><a href="tel:+35312345678">+353 1 234 5678</a></p>': (
        '<p><a href="tel:+35312345678" dir="ltr">+353 1 234 5678</a></p>'
    ),
    '<p><a href="https://a.org">هنا</a> <a href="#b">1</a></p>': (
        '<p><a href="https://a.org">هنا</a> <a href="#b">1</a></p>'
    ),
    "<p>اتصل +353 1 234 5678 أو <b>الشرطة</b> 116 006.</p>": (
        '<p>اتصل <span dir="ltr">+353 1 234 5678</span> أو <b>الشرطة</b> <span dir="ltr">116 006</span>.</p>'
    ),
    '<p>عام 2026.<a class="footnote-ref" href="#n">1</a></p>': (
        '<p>عام 2026.<a class="footnote-ref" href="#n" dir="rtl">1</a></p>'
    ),
    '<p><a class="footnote-back" href="#r">↩</a> ↩</p>': '<p><a class="footnote-back" href="#r">↪</a> ↩</p>',
    "<p>بين 13 و 16، 2026-11-30</p>": "<p>بين 13 و 16، 2026-11-30</p>",
    '<figure><svg xmlns="http://www.w3.org/2000/svg"><text lang="en">a</text></svg></figure>': (
        '<figure><svg direction="ltr"><text lang="en">a</text></svg></figure>'
    ),
}
DRAWING = (
    '<figure><svg xmlns="http://www.w3.org/2000/svg"><text>نعم</text><text text-anchor="middle">لا</text>'
    '<g text-anchor="end"><text>نعم</text><text>a</text></g>'
    '<text><tspan text-anchor="end">لا</tspan></text></svg></figure>'
)
TURNED = (
    '<figure><svg direction="ltr"><text direction="rtl" text-anchor="end">نعم</text>'
    '<text text-anchor="middle" direction="rtl">لا</text>'
    '<g text-anchor="end"><text direction="rtl" text-anchor="start">نعم</text><text>a</text></g>'
    '<text direction="rtl" text-anchor="end"><tspan text-anchor="start">لا</tspan></text></svg></figure>'
)
FROM_LEFT = {
    '<p>say <span lang="ar">نعم</span></p>': '<p>say <span lang="ar" dir="rtl">نعم</span></p>',
    '<p>say <span lang="de">ja</span> <code>x</code> +353 1 234 5678</p>': (
        '<p>say <span lang="de">ja</span> <code>x</code> +353 1 234 5678</p>'
    ),
    '<div lang="ar" dir="rtl"><p>اتصل <em lang="en">112!</em></p></div>': (
        '<div lang="ar" dir="rtl"><p>اتصل <em lang="en" dir="ltr">112!</em></p></div>'
    ),
}


@pytest.mark.parametrize(
    ("language", "xhtml", "said"),
    [("ar-EG", *case) for case in FROM_RIGHT.items()] + [("de-DE", *case) for case in FROM_LEFT.items()],
)
def test_it_says_so_and_nothing_else_does(language: str, xhtml: str, said: str) -> None:
    root = parse(xhtml)
    say_directions(root, language, ("IE",))
    assert to_html(root) == said
    say_directions(root, language, ("IE",))
    assert to_html(root) == said


def test_labels_of_drawings_begin_where_they_began() -> None:
    root = parse(DRAWING)
    say_directions(root, "fa-IR")
    assert to_html(root) == TURNED
