"""The archive of web pages: with the single forms, and with links to them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from gesim_build.formats import RenderContext
from gesim_build.formats.bundle import render
from gesim_build.formats.look import Look
from tests.formats.sample import no_work, sample
from tests.vocabulary import handbook_theme


def test_it_holds_the_forms_beside_its_pages() -> None:
    forms = {f"forms/sample-form-b-de-{use}.pdf": f"%PDF {use}".encode() for use in ("print", "fill")}
    sizes = {name: len(content) for name, content in forms.items()}
    context = RenderContext(sample(), Look(handbook_theme()), no_work, sizes, content=forms.__getitem__)
    [artifact] = render(context)
    with zipfile.ZipFile(BytesIO(artifact.content)) as archive:
        files = {name.removeprefix("sample-de/"): archive.read(name) for name in archive.namelist()}
    assert forms.items() <= files.items()
    for page in ("index.html", "form-b.html"):
        assert set(re.findall(r'href="([^"]*\.pdf)"', files[page].decode())) == forms.keys()
