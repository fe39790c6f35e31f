"""PDF/A-3a and PDF/UA-1 in one file: the mark that the engine does not write together with its own.

The engine writes either mark. Both validators want the mark of PDF/UA inside the one `rdf:RDF` block, and PDF/A
wants a schema there that declares it (its own rule 6.6.2.3.1), since it does not know that property.
"""

from types import MethodType
from typing import Any
from xml.etree import ElementTree

VARIANT = "pdf/a-3a"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_MARK = f"""
<rdf:Description xmlns:rdf="{_RDF}" rdf:about="" xmlns:pdfuaid="{_UA}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
_SCHEMA = f"""
<rdf:Description xmlns:rdf="{_RDF}" rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 to which this file conforms</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

for _prefix, _address in {
    "pdfuaid": _UA,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}.items():
    ElementTree.register_namespace(_prefix, _address)


def claim_both(document: Any) -> None:
    """Let a rendered document carry the marks of PDF/A-3a and of PDF/UA-1.

    Overriding the generator of its metadata is what the engine offers for this (since 68.0).
    """
    metadata = document.metadata
    original = metadata.generate_rdf_metadata

    def with_both(_self: Any, variant: str, version: int, conformance: str) -> bytes:
        root = ElementTree.fromstring(original(variant, version, conformance))
        for text in (_MARK, _SCHEMA):
            root.append(ElementTree.fromstring(text))
        return bytes(ElementTree.tostring(root, encoding="utf-8"))

    metadata.generate_rdf_metadata = MethodType(with_both, metadata)
