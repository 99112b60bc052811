"""The file says that it is prepared for PDF/X-4, what it is called, whether it is trapped, and has stable ids."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name

from gesim_build.preflight.document import Document
from gesim_build.preflight.profile import Profile
from gesim_build.preflight.verdict import Fault, Verdict, judged

NAME = "identification"

# The names of XMP that ISO 15930-7, 6.7 asks for, as they are written in the packet.
DATES = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")
WANTED = (*DATES, "xmpMM:DocumentID", "xmpMM:RenditionClass", "dc:title")


def check(document: Document, profile: Profile) -> Verdict:
    """XMP, document information, trailer and header."""
    faults = [Fault(0, name, message) for name, message in _wrong(document, profile)]
    claim = "not complete" if faults else f"prepared for {profile.version}"
    return judged(f"PDF {document.pdf.pdf_version}, {claim}", faults)


def _wrong(document: Document, profile: Profile) -> Iterator[tuple[str, str]]:
    pdf = document.pdf
    packet = str(bytes(pdf.Root.Metadata.get_stream_buffer()), "utf-8", "replace") if Name.Metadata in pdf.Root else ""
    if f">{profile.version}<" not in packet and f'"{profile.version}"' not in packet:
        yield "/Metadata", f"does not name {profile.version}"
    yield from (("/Metadata", f"{name} is missing") for name in WANTED if packet and name not in packet)
    information = pdf.trailer.get(Name.Info, Dictionary())
    if not str(information.get(Name.Title, "")):
        yield "/Info", "the title is missing"
    if str(information.get(Name.Trapped, "")) not in ("/True", "/False"):
        yield "/Info", "does not say whether the file is trapped"
    if Name.ID not in pdf.trailer:
        yield "the trailer", "has no id"
    if _number(pdf.pdf_version) > _number(profile.pdf_version):
        yield "the header", f"is PDF {pdf.pdf_version}, newer than {profile.pdf_version}"
    if pdf.is_encrypted:
        yield "the file", "is encrypted"


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
