from __future__ import annotations

import datetime as dt
import io
import zipfile

from gesim_build.ziparchive import archive

DATE = dt.date(2026, 11, 23)
FILES = {"b.txt": b"b" * 1000, "a.txt": b"a"}


def test_mimetype_is_first_stored_and_where_readers_look_for_it() -> None:
    content = archive(FILES, DATE, first={"mimetype": b"application/epub+zip"})
    # https://www.w3.org/TR/epub-33/#sec-zip-container-mime: name at byte 30, content at byte 38.
    assert content[30:58] == b"mimetypeapplication/epub+zip"


def test_the_rest_is_sorted_compressed_and_dated_by_the_edition() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(FILES, DATE, first={"mimetype": b"x"}))) as container:
        entries = container.infolist()
        assert [entry.filename for entry in entries] == ["mimetype", "a.txt", "b.txt"]
        assert {entry.date_time for entry in entries} == {(2026, 11, 23, 0, 0, 0)}
        assert entries[2].compress_size < 100
        assert container.read("b.txt") == FILES["b.txt"]


def test_the_order_of_the_files_does_not_matter() -> None:
    assert archive(FILES, DATE, first={"mimetype": b"x"}) == archive(
        dict(reversed(FILES.items())), DATE, first={"mimetype": b"x"}
    )


def test_a_date_after_those_of_zip_becomes_its_latest() -> None:
    with zipfile.ZipFile(io.BytesIO(archive({"a": b""}, dt.date(9999, 12, 31)))) as container:
        assert container.infolist()[0].date_time[:3] == (2107, 12, 31)


def test_a_date_that_zip_does_not_know_becomes_its_earliest() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(FILES, dt.date(1970, 1, 1)))) as container:
        assert container.infolist()[0].date_time[0] == 1980
