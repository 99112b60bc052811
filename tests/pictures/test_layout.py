"""Figures wherever they may be: whole, on one page with their caption, and found by the gate."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.judges.epubcheck import epubcheck
from tests.judges.poppler import pdf_text
from tests.judges.verapdf import verapdf
from tests.pictures.book import findings, gesim, starter
from tests.pictures.samples import encoded

pytestmark = pytest.mark.slow

CHAPTER = """---
purpose: Pictures.
---
# Repairing together {#repairing-together}

::: figure {#fig-poster}
![A poster.][poster]

The poster.
:::

## Strip {#strip}

::: figure {#fig-strip .wide}
![A strip.][strip]

The strip.
:::

::: figure {#fig-half width=37%}
![Half.][flat]

Not half as wide.
:::

1. Take the lid off.

    ::: figure {#fig-lid}
    ![The screws.][flat]

    Where the screws are.
    :::

2. Take the screws out.

   ::: figure {#fig-lid2}
   ![The way.][way]

   Where the way is.
   :::

   Then go on.

:::: practice {#box-a}
::: figure {#fig-box}
![The way in the box.][way]

The way in a box.
:::
::::

:::: safety Careful {#box-b}
::: figure {#fig-box2 .wide}
![The way in the other box.][flat]

The way in a safety box.
:::
::::

> A quote.
>
> ::: figure {#fig-quote}
> ![The way in the quote.][flat]
>
> In a quote.
> :::

[poster]: ../figures/poster.png
[strip]: ../figures/strip.png
[flat]: ../figures/flat.png
[way]: ../figures/way.svg
"""
FILES = {"poster.png": (1500, 3150), "strip.png": (300, 4000), "flat.png": (1800, 500)}
FORM = "\n::: figure {#fig-form}\n![In a form.][flat]\n\nIn a form.\n:::\n\n[flat]: ../figures/flat.png\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {name: encoded(Image.new("RGB", size, "teal"), "PNG") for name, size in FILES.items()}
    project = starter(tmp_path_factory.mktemp("layout") / "book", CHAPTER, files)
    form = project / "handbook/chapters/30-repair-slip.md"
    form.write_text(form.read_text("utf-8") + FORM, "utf-8")
    return project


def without_holes(said: str) -> str:
    """What is said of pictures that do not fit: those that follow each other without any text leave holes."""
    assert "because “”" not in said
    return said.replace("warning[page-with-hole]", "")


def test_they_fit_in_all_formats(project: Path) -> None:
    said = gesim("build", "-f", "pdf", "-f", "epub", "-f", "html", "--project", str(project))
    assert "warning[" not in without_holes(said)
    (pdf,) = project.glob("dist/en/*.pdf")
    assert verapdf("ua1", pdf) == []
    assert verapdf("3a", pdf) == []
    (epub,) = project.glob("dist/en/*.epub")
    assert epubcheck(epub) == []
    for file in ("html/book.css", "html/repairing-together.html"):
        assert "picture-37" in (project / "dist/en" / file).read_text("utf-8")
    pages = [pdf_text(pdf, page) for page in range(1, 18)]
    assert any("Strip" in page and "The strip." in page for page in pages), "a heading stays with its figure"


def test_they_fit_on_small_paper_too(project: Path) -> None:
    config = project / "handbook/handbook.toml"
    before = config.read_text("utf-8")
    try:
        config.write_text(before + '\n[print]\ntrim = "A5"\n', "utf-8")
        said = gesim("build", "-f", "print", "--project", str(project))
    finally:
        config.write_text(before, "utf-8")
    assert "warning[" not in without_holes(said)


def test_a_release_refuses_what_does_not_fit(project: Path) -> None:
    assert findings(project) == []
    chapter = project / "handbook/chapters/20-repairing-together.md"
    before = chapter.read_text("utf-8")
    try:
        chapter.write_text(before.replace("The strip.\n", "The strip. " * 300 + "\n"), "utf-8")
        said = gesim("release", "--project", str(project), code=1)
    finally:
        chapter.write_text(before, "utf-8")
    assert "error[figure-too-large]" in said and "20-repairing-together.md:14" in said
