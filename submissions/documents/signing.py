"""Signature blocks as real, empty signature fields, where the block stands on paper.

An office signs with its certificate in any program that signs PDF; printed and signed by hand, nothing
of the field is seen.
"""

from typing import Any

from submissions.documents.weasy import pydyf

MARK = "data-tanda-tangan"  # on the element that leaves room for a signature; its value names the field
LABEL = "data-sebutan"
_POINTS = 0.75  # in a CSS pixel
_PRINT = 4


def add_signature_fields(document: Any, pdf: Any) -> list[str]:
    """Add an empty signature field for every element that leaves room for a signature, and return their names.

    Args:
        document: the engine's document.
        pdf: the engine's file, before it is written.
    """
    fields, names = [], []
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            name = box.element.get(MARK) if box.element is not None and box.element_tag == "div" else None
            if name:
                fields.append(_field(pdf, number, page.height, box, name))
                names.append(name)
    if fields:
        form = pydyf.Dictionary({"Fields": pydyf.Array([field.reference for field in fields])})
        pdf.add_object(form)
        pdf.catalog["AcroForm"] = form.reference
    return names


def _field(pdf: Any, number: int, page_height: float, box: Any, name: str) -> Any:
    left, top = box.border_box_x() * _POINTS, (page_height - box.border_box_y()) * _POINTS
    width, height = box.border_width() * _POINTS, box.border_height() * _POINTS
    # PDF/A wants an appearance even where nothing appears.
    nothing = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, width, height])})
    pdf.add_object(nothing)
    page = pdf.page_references[number]
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(name),
            "TU": pydyf.String(box.element.get(LABEL) or "Tanda tangan"),
            "Rect": pydyf.Array([left, top - height, left + width, top]),
            "F": _PRINT,
            "P": page,
            "AP": pydyf.Dictionary({"N": nothing.reference}),
        }
    )
    pdf.add_object(field)
    _object(pdf, page).setdefault("Annots", pydyf.Array()).append(field.reference)
    _tag(pdf, page, field)
    return field


def _tag(pdf: Any, page: bytes, field: Any) -> None:
    """Put the field into the tag tree, behind all that stands on its page: a block is the last thing there."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    whole = _object(pdf, root["K"][0])
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    reference = pydyf.Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page})
    pdf.add_object(reference)
    element = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/Form",
            "P": whole.reference,
            "Pg": page,
            "K": pydyf.Array([reference.reference]),
        }
    )
    pdf.add_object(element)
    field["StructParent"] = len(numbers) // 2
    numbers.extend([field["StructParent"], element.reference])
    on_page = [place for place, child in enumerate(whole["K"]) if _page_of(pdf, child) == page]
    whole["K"].insert(max(on_page, default=len(whole["K"]) - 1) + 1, element.reference)


def _page_of(pdf: Any, reference: Any) -> bytes | None:
    """Return the page of an element of the tag tree: its own, or that of the first thing in it."""
    element = _object(pdf, reference)
    if not isinstance(element, dict):
        return None
    if "Pg" in element:
        return bytes(element["Pg"])
    children = element.get("K", [])
    found = (_page_of(pdf, child) for child in children if isinstance(child, bytes))
    return next((page for page in found if page), None)


def _object(pdf: Any, reference: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]
