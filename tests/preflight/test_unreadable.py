"""What a person reads who names something else than a PDF."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Encryption, PasswordError, Pdf, PdfError
from PIL import Image

from gesim_build.preflight.document import pages_of
from gesim_build.preflight.unreadable import DAMAGED, LOCKED, OTHER, not_opened, not_read


def image(kind: str) -> bytes:
    output = BytesIO()
    Image.new("RGB", (8, 8)).save(output, kind)
    return output.getvalue()


def pdf(encryption: Encryption | bool = False) -> bytes:
    file, output = Pdf.new(), BytesIO()
    file.add_blank_page()
    file.save(output, encryption=encryption)
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "what", "hint"),
    [
        (b"", "is empty", OTHER),
        ("Grüße".encode(), "is a text, not a PDF", OTHER),
        (b"\xff\xfe\0\1", "is a file of another kind, not a PDF", OTHER),
        (image("PNG"), "is a PNG image, not a PDF", OTHER),
        (image("JPEG"), "is a JPEG image, not a PDF", OTHER),
        (pdf()[:60], "is a PDF, but damaged or not complete: ", DAMAGED),
        (pdf(Encryption(user="open", owner="change")), "is a PDF that opens only with a password", LOCKED),
    ],
    ids=["empty", "text", "bytes", "png", "jpeg", "half", "password"],
)
def test_a_file_that_is_no_pdf_is_called_what_it_is(content: bytes, what: str, hint: str) -> None:
    with pytest.raises((PdfError, PasswordError)) as caught:
        pages_of(content)
    reason = not_opened(content, caught.value)
    assert reason.about("post/x.pdf").startswith(f"x.pdf {what}")
    assert reason.hint == hint
    assert "BytesIO" not in reason.what


def test_a_pdf_has_pages() -> None:
    assert pages_of(pdf()) == 1


@pytest.mark.parametrize(
    ("problem", "what"),
    [
        (FileNotFoundError(), "is not there"),
        (IsADirectoryError(), "is a folder"),
        (PermissionError(13, "Permission denied"), "cannot be read: Permission denied"),
    ],
)
def test_a_file_that_the_system_does_not_give_is_told_apart(problem: OSError, what: str) -> None:
    assert not_read(problem).what == what
