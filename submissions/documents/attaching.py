"""Lay `asal.json` into a PDF, unpacked, so that its digests can be filled in after the file is written."""

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from submissions.documents.origin import DATE, NAME
from submissions.documents.weasy import pydyf
from submissions.documents.words import ATTACHED_ORIGIN

_TYPE = "/application#2fjson"


def attach_to_engine(pdf: Any, text: bytes) -> None:
    """Lay the file into the engine's PDF, before it is written, as PDF/A-3 wants it."""
    parameters = pydyf.Dictionary({"Size": len(text), "ModDate": pydyf.String(DATE)})
    stream = pydyf.Stream([text], {"Type": "/EmbeddedFile", "Subtype": _TYPE, "Params": parameters})
    pdf.add_object(stream)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(NAME),
            "UF": pydyf.String(NAME),
            "EF": pydyf.Dictionary({"F": stream.reference}),
            "Desc": pydyf.String(ATTACHED_ORIGIN),
            "AFRelationship": "/Supplement",
        }
    )
    pdf.add_object(specification)
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    if "EmbeddedFiles" not in names:
        tree = pydyf.Dictionary({"Names": pydyf.Array()})
        pdf.add_object(tree)
        names["EmbeddedFiles"] = tree.reference
    # A name tree is sorted, and this name comes first of ours.
    pdf.objects[int(names["EmbeddedFiles"].split()[0])]["Names"][:0] = [pydyf.String(NAME), specification.reference]
    pdf.catalog.setdefault("AF", pydyf.Array()).append(specification.reference)


def attach_to_pikepdf(pdf: pikepdf.Pdf, text: bytes) -> None:
    """Lay the file into an open PDF that carries no file yet; it must be saved without packing streams anew."""
    stream = Stream(
        pdf,
        text,
        Type=Name.EmbeddedFile,
        Subtype=Name("/application/json"),
        Params=Dictionary(Size=len(text), ModDate=String(DATE)),
    )
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(NAME),
            UF=String(NAME),
            EF=Dictionary(F=stream),
            Desc=String(ATTACHED_ORIGIN),
            AFRelationship=Name.Supplement,
        )
    )
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String(NAME), specification]))
