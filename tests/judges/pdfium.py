"""PDFium: what does the viewer of Chrome and Edge show when somebody types into a form?"""

from __future__ import annotations

from collections.abc import Mapping

import pypdfium2
from PIL import Image
from pypdfium2 import raw

Place = tuple[float, float]


def typed_into(content: bytes, page: int, texts: Mapping[Place, str], scale: float = 2) -> Image.Image:
    """A page (counted from 0) in shades of grey, after texts were typed into the fields at some places in points.

    ``scale`` is in pixels a point.
    """
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    sheet, form = document[page], document.formenv.raw
    for (x, y), text in texts.items():
        raw.FORM_OnMouseMove(form, sheet.raw, 0, x, y)
        raw.FORM_OnLButtonDown(form, sheet.raw, 0, x, y)
        raw.FORM_OnLButtonUp(form, sheet.raw, 0, x, y)
        for character in text:
            raw.FORM_OnChar(form, sheet.raw, ord(character), 0)
    raw.FORM_ForceToKillFocus(form)
    picture: Image.Image = sheet.render(scale=scale, may_draw_forms=True).to_pil()
    document.close()
    return picture.convert("L")
