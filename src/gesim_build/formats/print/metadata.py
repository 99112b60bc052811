"""What a file for the press says about itself (ISO 15930-7, PDF/X-4): identification, ids, output intent.

The document's id is the same in every edition of the same book, language and kind of file, the instance's changes with
the content; both are derived, so that a file built twice is the same byte for byte.
"""

from __future__ import annotations

import hashlib
import uuid
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, String

from gesim_build.formats.pdf.merge.metadata import producer
from gesim_build.formats.print.tasks import PrintFile

# The printing condition, as it is registered with the International Color Consortium.
CONDITION = "FOGRA39"
CONDITION_INFO = "Coated FOGRA39 (ISO 12647-2:2004)"
CONDITION_TEXT = "Offset printing, ISO 12647-2:2004/Amd 1, file type 1 or 2 (gloss or matt coated)"
REGISTRY = "http://www.color.org"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{identifier}</dc:identifier></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>{date}T00:00:00Z</xmp:MetadataDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>{date}</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def document_id(file: PrintFile) -> uuid.UUID:
    """The id of this file in all its editions."""
    metadata = file.metadata
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{metadata.identifier}/{metadata.language}/print/{file.kind}")


def xmp(file: PrintFile, content: bytes) -> bytes:
    """The XMP packet; ``content`` is what the instance's id is made from."""
    metadata, document = file.metadata, document_id(file)
    names = ("title", "description", "rights", "identifier", "language", "date")
    values = {name: escape(str(getattr(metadata, name))) for name in names}
    instance = uuid.uuid5(document, f"{metadata.date} {hashlib.sha256(content).hexdigest()}")
    values["producer"] = escape(producer(metadata))
    return _XMP.format(document=document, instance=instance, **values).encode("utf-8")


def write_metadata(pdf: Pdf, file: PrintFile, content: bytes) -> None:
    """Put identification, document information, ids and output intent into the file."""
    metadata, root = file.metadata, pdf.Root
    root.Metadata = pdf.make_stream(xmp(file, content), Type=Name.Metadata, Subtype=Name.XML)
    root.Lang = String(metadata.language)
    root.OutputIntents = Array([pdf.make_indirect(_output_intent(pdf, file.profile))])
    date = String(f"D:{metadata.date.replace('-', '')}000000Z")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(metadata.title),
            Producer=String(producer(metadata)),
            CreationDate=date,
            ModDate=date,
            Trapped=Name("/False"),
        )
    )
    pdf.trailer.ID = Array([String(document_id(file).bytes)] * 2)


def _output_intent(pdf: Pdf, profile: bytes) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(CONDITION),
        OutputCondition=String(CONDITION_TEXT),
        RegistryName=String(REGISTRY),
        Info=String(CONDITION_INFO),
        DestOutputProfile=pdf.make_stream(profile, N=4),
    )
