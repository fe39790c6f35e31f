"""Documents from the page say what was typed there; letters come first, whatever else is missing."""

import io
import zipfile
from pathlib import Path

from pypdfium2 import PdfDocument

from tests.page.conftest import Serve, office
from tests.page.test_guarding import Visitor


def text_of(content: bytes) -> str:
    with PdfDocument(content) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_letters_and_forms_are_made_of_what_was_typed(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan", "sendok-merah"))
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    text = path.read_text()
    path.write_text(text.replace("satu_kalimat: ", "satu_kalimat: Kalimat dari halaman. ", 1))
    visitor = Visitor(served.address)
    visitor.come_in()
    status, _headers, page = visitor.ask("GET", "/inovasi/akta-mapan/dokumen/")
    assert status == 200
    assert page.index("Surat Pernyataan") < page.index("akta-mapan_iga-2026.pdf")
    # Its evidence is not here, so it is not eligible: the dossier is a draft, the letter is not.
    form = visitor.get("/inovasi/akta-mapan/dokumen/akta-mapan_iga-2026.pdf")
    assert form.startswith(b"%PDF")
    assert "Kalimat dari halaman." in text_of(form)
    assert "DRAF" in text_of(form)
    letter = visitor.get("/inovasi/akta-mapan/dokumen/akta-mapan_kipp-2025_surat-inovator.pdf")
    assert "AKTA MAPAN" in text_of(letter)
    assert "DRAF" not in text_of(letter)
    assert visitor.ask("GET", "/inovasi/akta-mapan/dokumen/lain.pdf")[0] == 404
    # The letters of several at once.
    packed = visitor.download("/inovasi/banyak/", {"pilih": "akta-mapan", "aksi": "surat"})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        assert "akta-mapan_kipp-2025_surat-inovator.pdf" in names
        assert text_of(archive.read("akta-mapan_kipp-2025_surat-inovator.pdf")) == text_of(letter)
    assert not list(tmp_path.rglob("*.pdf"))
