"""Imported once by the process that all workers are forked from: the engine, warm, and the stitcher."""

from __future__ import annotations

import gc

import gesim_build.formats.pdf.merge.stitch  # noqa: F401  # so that no worker has to import pikepdf
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.weasy.fragment import forget_fonts, lay_out

# Every face is used once, so that the workers share what the engine keeps of each.
_FACES = (
    "<section><p>Aα <em>Aα</em> <strong>Aα <em>Aα</em></strong></p>"
    "<h1>Aα <em>Aα</em></h1><div>Aα <em>Aα</em></div></section>"
)
_CSS = 'html{font-family:"Noto Serif"}h1{font:700 9pt "Noto Sans"}div{font:400 9pt "Noto Sans"}em{font-style:italic}'

lay_out(Job("warm-up", "", "en", _FACES, (_CSS,)))
forget_fonts()
gc.collect()
gc.freeze()
