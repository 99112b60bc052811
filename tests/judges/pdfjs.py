"""pdf.js: what does the viewer of Firefox show and save when somebody types into a form?"""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from tests.judges.tools import ROOT, existing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

BUILD = ROOT / "node_modules/pdfjs-dist/legacy/build"
# Scripts that are modules come from no file: address; this one leads nowhere, the test answers for it.
PLACE = "https://pdfjs.example/"

RUN = """
async ({ content, texts, scale }) => {
  const bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  const pdfjs = await import("/pdf.mjs");
  globalThis.pdfjsWorker = await import("/pdf.worker.mjs");
  const file = await pdfjs.getDocument({ data: bytes(content) }).promise;
  const pictures = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    for (const field of await page.getAnnotations()) {
      if (field.fieldName in texts) {
        file.annotationStorage.setValue(field.id, { value: texts[field.fieldName] });
      }
    }
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement("canvas");
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    const annotationMode = pdfjs.AnnotationMode.ENABLE_STORAGE;
    await page.render({ canvas, viewport, annotationMode }).promise;
    pictures.push(canvas.toDataURL("image/png").split(",")[1]);
  }
  let saved = "";
  for (const byte of await file.saveDocument()) {
    saved += String.fromCharCode(byte);
  }
  return [btoa(saved), ...pictures];
}
"""


@dataclass(frozen=True, slots=True)
class Typed:
    """A file in which something was typed: its pages in shades of grey, as they are shown, and as it is saved."""

    pages: tuple[Image.Image, ...]
    saved: bytes


def typed_in_pdfjs(browser: Browser, content: bytes, texts: Mapping[str, str], scale: float = 2) -> Typed:
    """The PDF after texts were typed into its fields, by their names. ``scale`` is in pixels a point."""
    existing(BUILD, "pdf.js")
    page = browser.new_page()
    try:
        page.route(f"{PLACE}**", _answer)
        page.goto(PLACE)
        given = {"content": base64.b64encode(content).decode(), "texts": dict(texts), "scale": scale}
        saved, *pictures = (base64.b64decode(text) for text in page.evaluate(RUN, given))
    finally:
        page.close()
    return Typed(tuple(Image.open(io.BytesIO(picture)).convert("L") for picture in pictures), saved)


def _answer(route: Route) -> None:
    name = route.request.url.removeprefix(PLACE)
    if name:
        route.fulfill(body=(BUILD / name).read_text(encoding="utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>pdf.js</title>", content_type="text/html")
