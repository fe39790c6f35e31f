"""Digests of pages cost little, whatever a stranger packed into them."""

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from submissions.documents import digests
from submissions.documents.digests import digests_of


def page_with(content: bytes, packed_by: Name | Array | None = None) -> Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    stream = pdf.make_stream(b"")
    stream.write(content, filter=packed_by, type_check=False)
    pdf.pages[0].Contents = stream
    return pdf


def test_what_unpacks_without_end_is_not_unpacked() -> None:
    once = zlib.compress(b"\0" * 200_000_000, 9)
    assert len(once) > digests._LARGEST_PACKED
    twice = zlib.compress(once, 9)
    assert len(twice) < digests._LARGEST_PACKED
    for content, packed_by in ((once, Name.FlateDecode), (twice, Array([Name.FlateDecode, Name.FlateDecode]))):
        with page_with(content, packed_by) as pdf:
            assert len(digests._read(pdf.pages[0].Contents)) == len(content)


def test_packing_anew_alters_no_digest_and_resources_in_a_circle_end() -> None:
    pdf = page_with(b"/Satu Do 1 0 0 1 0 0 cm")
    form = pdf.make_stream(b"/Satu Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary(XObject=Dictionary(Satu=form))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Satu=form, Lain=pdf.make_stream(b"x")))
    before = digests_of(pdf).pages
    into = io.BytesIO()
    pdf.save(into, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with pikepdf.open(into) as again:
        assert digests_of(again).pages == before
        del again.pages[0].Resources.XObject["/Lain"]  # nothing draws with it
        assert digests_of(again).pages == before
        again.pages[0].Resources.XObject["/Satu"].BBox = Array([0, 0, 8, 8])
        assert digests_of(again).pages != before
