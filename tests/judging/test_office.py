"""The office's own things are looked at too."""

from pathlib import Path

from submissions.judging.office import office_findings
from submissions.workspace import open_workspace


def test_the_nip_of_a_signatory_is_counted(tmp_path: Path) -> None:
    (tmp_path / "submissions.yaml").write_text(
        "penanda_tangan:\n  nama: Contoh Rekaan\n  nip: 19700101 199503 1 00\n"
        "pengecualian:\n"
        "  kompetisi:\n    kipp:\n      penanda_tangan: {nama: Misal, nip: 19700101 199503 1 001}\n"
        # A company of the region numbers its staff in its own way.
        "  pengusul:\n    Perumda Contoh:\n      penanda_tangan: {nama: Umpama, nip: K-77}\n"
    )
    found = [
        (each.code, each.field, str(each.place), each.sentence)
        for each in office_findings(open_workspace(tmp_path), lambda _paths: {}, lambda: ["Perumda Contoh"])
    ]
    sentence = "the NIP “19700101 199503 1 00” has 17 digits; a NIP usually has 18."
    assert found == [("nip-malformed", "penanda_tangan.nip", "submissions.yaml:3:8", sentence)]
