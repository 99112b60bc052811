"""What the file says about itself: XMP with both conformance claims, document information, output intent.

PDF/A allows only schemas it knows; the one of PDF/UA is declared beside the claim (ISO 19005-3, 6.6.2.3; the
declaration is that of the PDF Association's TechNote 0001).
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, String

from gesim_build import __version__
from gesim_build.formats.pdf.plan.metadata import Metadata
from gesim_build.formats.pdf.weasy.srgb import srgb_profile
from gesim_build.languages.direction import RIGHT_TO_LEFT, direction_of

_LIBRARIES = "WeasyPrint, pikepdf"
PRODUCER = f"gesim-build {__version__} ({_LIBRARIES})"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
{archival}<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{about}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


_ARCHIVAL = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
"""
# Dublin Core by the type that XMP gives each property.
_ALTERNATIVE = '<dc:{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></dc:{0}>\n'
_BAG = "<dc:{0}><rdf:Bag><rdf:li>{1}</rdf:li></rdf:Bag></dc:{0}>\n"
_TEXT = "<dc:{0}>{1}</dc:{0}>\n"


def xmp(metadata: Metadata) -> bytes:
    """The XMP packet."""
    values = {name: escape(getattr(metadata, name)) for name in ("title", "language", "date")}
    values |= {"archival": _ARCHIVAL if metadata.archival else "", "producer": escape(producer(metadata))}
    return _XMP.format(about=_about(metadata), **values).encode("utf-8")


def producer(metadata: Metadata) -> str:
    """What has made a file, as its properties name it."""
    return _LIBRARIES if metadata.discreet else PRODUCER


def _about(metadata: Metadata) -> str:
    """People and description, as far as there are any."""
    authors = "".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in metadata.authors)
    people = f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>\n" if authors else ""
    rows = (
        (_BAG, "publisher", metadata.publisher),
        (_ALTERNATIVE, "description", metadata.description),
        (_ALTERNATIVE, "rights", metadata.rights),
        (_TEXT, "identifier", metadata.identifier),
    )
    return people + "".join(pattern.format(name, escape(text)) for pattern, name, text in rows if text)


def write_metadata(pdf: Pdf, metadata: Metadata) -> None:
    """Put metadata, document information, language and output intent into the file."""
    root = pdf.Root
    root.Metadata = pdf.make_stream(xmp(metadata), Type=Name.Metadata, Subtype=Name.XML)
    root.Lang = String(metadata.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if direction_of(metadata.language) == RIGHT_TO_LEFT:
        root.ViewerPreferences.Direction = Name.R2L
    root.PageMode = Name.UseNone if metadata.sheet or metadata.discreet else Name.UseOutlines
    root.PageLayout = Name.OneColumn if metadata.sheet else Name.TwoPageRight
    root.OutputIntents = Array([pdf.make_indirect(_output_intent(pdf))])
    date = String(f"D:{metadata.date.replace('-', '')}000000Z")
    info = Dictionary(
        Title=String(metadata.title),
        Producer=String(producer(metadata)),
        CreationDate=date,
        ModDate=date,
    )
    if metadata.description:
        info.Subject = String(metadata.description)
    if metadata.authors:
        info.Author = String(", ".join(metadata.authors))
    pdf.trailer.Info = pdf.make_indirect(info)


def _output_intent(pdf: Pdf) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_stream(srgb_profile(), N=3),
    )
