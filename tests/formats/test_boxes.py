from __future__ import annotations

from gesim_build.formats.boxes import finish_boxes
from gesim_build.formats.xhtml import parse, to_html

ICONS = {"safety.svg": b'<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true"/>'}


def finished(kind: str) -> str:
    root = parse(
        f'<section><aside class="box box-{kind}"><p class="box-label"><span>L</span></p><p>t</p></aside></section>'
    )
    finish_boxes(root, ICONS)
    return to_html(root)


def test_the_icon_stands_before_the_label_and_the_box_is_no_landmark() -> None:
    assert finished("safety") == (
        '<section><aside class="box box-safety" role="note"><p class="box-label"><svg aria-hidden="true"></svg>'
        "<span>L</span></p><p>t</p></aside></section>"
    )


def test_a_kind_without_icon_keeps_its_label() -> None:
    assert '<p class="box-label"><span>L</span></p>' in finished("unheard-of")
