"""What is drawn upon the pages of a PDF, made part of them: filled forms, visible signatures, marked lines."""

import pikepdf
from pikepdf import Array, Dictionary, Name


def draw_annotations(pdf: pikepdf.Pdf) -> None:
    """Draw all annotations into the pages that carry them, and remove them as such.

    *Why:* the marked budget line and the visible electronic signature are annotations, and it is
    they that prove something. The window of a note, which readers show only where it is clicked, is left out.
    """
    for page in pdf.pages:
        _drop_windows(page)
        for annotation in page.obj.get("/Annots", Array()):
            if _is_undrawn_highlight(annotation):
                _draw_highlight(pdf, annotation)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and bool(form.get("/NeedAppearances", False)):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")


def _drop_windows(page: pikepdf.Page) -> None:
    annotations = page.obj.get("/Annots", Array())
    if isinstance(annotations, Array) and any(_is_window(each) for each in annotations):
        page.obj.Annots = Array([each for each in annotations if not _is_window(each)])


def _is_window(annotation: pikepdf.Object) -> bool:
    return isinstance(annotation, Dictionary) and annotation.get("/Subtype") == Name.Popup


def _is_undrawn_highlight(annotation: pikepdf.Object) -> bool:
    return (
        isinstance(annotation, Dictionary)
        and annotation.get("/Subtype") == Name.Highlight
        and "/AP" not in annotation
        and isinstance(annotation.get("/QuadPoints"), Array)
    )


def _draw_highlight(pdf: pikepdf.Pdf, annotation: pikepdf.Object) -> None:
    """Give a highlight the appearance that a reader would draw for it: its colour, multiplied over the text."""
    numbers = [float(number) for number in annotation.QuadPoints]
    boxes = [_box(numbers[at : at + 8]) for at in range(0, len(numbers) - 7, 8)]
    colour = [float(part) for part in annotation.get("/C", Array([1, 1, 0]))]
    if not boxes or len(colour) not in (1, 3):
        return
    paint = " ".join(f"{part:.4f}" for part in colour) + (" g" if len(colour) == 1 else " rg")
    areas = " ".join(f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re" for x0, y0, x1, y1 in boxes)
    drawing = pdf.make_stream(f"/M gs {paint} {areas} f".encode())
    around = [min(box[0] for box in boxes), min(box[1] for box in boxes)]
    around += [max(box[2] for box in boxes), max(box[3] for box in boxes)]
    drawing.Type, drawing.Subtype, drawing.BBox = Name.XObject, Name.Form, Array(around)
    drawing.Resources = Dictionary(ExtGState=Dictionary(M=Dictionary(BM=Name.Multiply)))
    annotation.AP = Dictionary(N=drawing)
    annotation.Rect = Array(around)


def _box(corners: list[float]) -> tuple[float, float, float, float]:
    across, up = corners[0::2], corners[1::2]
    return min(across), min(up), max(across), max(up)
