"""ZIP archives that are the same byte for byte whenever and wherever they are made."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

# What a ZIP entry can say; it has no earlier date, and no later one.
_EARLIEST, _LATEST = dt.date(1980, 1, 1), dt.date(2107, 12, 31)
_UNIX = 3
_READABLE = 0o100644 << 16


def archive(files: Mapping[str, bytes], date: dt.date, first: Mapping[str, bytes] | None = None) -> bytes:
    """The archive: what must come ``first`` as it is, then the files by name, compressed; all are dated ``date``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name, content in (first or {}).items():
            container.writestr(_entry(name, date, zipfile.ZIP_STORED), content)
        for name in sorted(files):
            container.writestr(_entry(name, date, zipfile.ZIP_DEFLATED), files[name], compresslevel=9)
    return buffer.getvalue()


def _entry(name: str, date: dt.date, compression: int) -> zipfile.ZipInfo:
    day = min(max(date, _EARLIEST), _LATEST)
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = compression
    # The same on every system; the default is that of the machine.
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry
