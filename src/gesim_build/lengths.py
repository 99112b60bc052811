"""The units of length that pages are measured in, and how many of one are in another."""

from __future__ import annotations

MM_PER_INCH = 25.4
# A point of PDF is a 72nd of an inch, a pixel of CSS a 96th (CSS Values 4, 6.2).
PT_PER_MM = 72 / MM_PER_INCH
PX_PER_MM = 96 / MM_PER_INCH
MM_PER_PT = MM_PER_INCH / 72
PT_PER_PX = 72 / 96
