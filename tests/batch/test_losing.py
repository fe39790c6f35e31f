"""A bad document costs only itself."""

from pathlib import Path

import pytest

from submissions.batch import engines
from submissions.batch.exporting import LOG
from tests.batch.offices import (
    KIPP,
    STRANGE,
    Hurrying,
    counts,
    entry,
    exported,
    exported_here,
    files_of,
    hashes,
    manifest_of,
    office,
)
from tests.batch.strange_worker import REASON
from tests.waiting import NEVER

BAD = {
    "Hang": "it took too long (longer than 1 s); --timeout allows more",
    "Killed": "its helper process died (ended by SIGKILL)",
    "Segfault": "its helper process died (ended by SIGSEGV)",
    "Leaves": "its helper process died (exit code 3)",
    "Raises": "the program breaks down over something in it",
    "Allocates": "it took more memory than a helper process may have (1500 MB)",
}


def test_exactly_the_bad_ones_are_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = ["a-baik", "m-baik", "z-baik"]
    records = [*(entry(key.lower(), nama=f"{key} Terus") for key in BAD), *(entry(key) for key in good)]
    records.append(entry("noise", nama="Noise Terus"))
    root, out = office(tmp_path / "kantor", *records).root, tmp_path / "keluaran"
    with monkeypatch.context() as patch:
        patch.setattr(engines, "WORKER", STRANGE)
        engine = Hurrying(engines.LocalEngine(root, 2, NEVER, 1500), f"{KIPP}/hang_{KIPP}.pdf", 1)
        done = exported(root, out, engine=engine)
    manifest = manifest_of(out)
    lost = {f"{key.lower()}_{KIPP}.pdf": reason for key, reason in BAD.items()}
    assert {failure["document"]: failure["reason"] for failure in manifest["failures"]} == lost
    assert len(manifest["failures"]) == 6
    # Ten records, four documents each; of six records the form is missing and the letters are there.
    assert counts(done) == (34, 0)
    everything = files_of("noise", *good, *(key.lower() for key in BAD))
    whole = [file for file in everything if file.removeprefix(f"{KIPP}/") not in lost]
    assert sorted(file["file"] for file in manifest["files"]) == list(hashes(out)) == whole
    assert manifest["complete"]
    log = (out / LOG).read_text(encoding="utf-8")
    raised = log.split(f"inovasi/raises.yaml raises_{KIPP}.pdf: {BAD['Raises']}\n")[1].split("\n\n")[0]
    assert raised.startswith("Traceback (most recent call last)")
    assert raised.endswith(f"ValueError: {REASON}")
    assert log.count("Traceback") == 1
    assert [reason for reason in BAD.values() if reason not in log] == []

    before = hashes(out)
    # What a helper says on its standard output does not end up in a document: made without noise it is the same.
    for file in files_of("noise"):
        (out / file).unlink()
    done = exported(root, out)
    assert counts(done) == (6 + 4, 34 - 4)
    assert manifest_of(out)["failures"] == []
    assert not (out / LOG).exists()
    assert list(hashes(out)) == everything
    assert before.items() <= hashes(out).items()


def test_every_document_may_be_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [entry(f"mati-{number}", nama=f"Killed Lagi {number}") for number in range(3)]
    root, out = office(tmp_path / "kantor", *records).root, tmp_path / "keluaran"
    monkeypatch.setattr(engines, "WORKER", STRANGE)
    assert counts(exported(root, out)) == (9, 0)
    assert {failure["reason"] for failure in manifest_of(out)["failures"]} == {BAD["Killed"]}
    assert counts(exported(root, out)) == (0, 9)
    assert len(manifest_of(out)["failures"]) == 3


LETTER = "kipp/letters/inovator.html.j2"


@pytest.mark.parametrize(
    "text",
    [
        b"{{ salah_ketik }}",
        b"{{ 1 / 0 }}",
        b"{% block isi",
        b'{% extends "builtin/kipp/letters/tidak-ada.html.j2" %}',
        b'{% include "kipp/letters/inovator.html.j2" %}',
        b"<p>\xff</p>",
    ],
    ids=["a misspelt name", "a division by zero", "half a tag", "no such template", "itself", "not UTF-8"],
)
def test_a_faulty_template_costs_only_its_documents(text: bytes, tmp_path: Path) -> None:
    root, out = office(tmp_path / "kantor", entry("satu"), entry("dua")).root, tmp_path / "keluaran"
    path = root / "templates" / LETTER
    path.parent.mkdir(parents=True)
    path.write_bytes(text)
    done = exported_here(root, out)
    lost = [f"{key}_{KIPP}_surat-inovator.pdf" for key in ("dua", "satu")]
    failures = manifest_of(out)["failures"]
    assert sorted(failure["document"] for failure in failures) == lost
    assert counts(done) == (6, 0)
    assert [file for file in files_of("satu", "dua") if Path(file).name not in lost] == list(hashes(out))
    assert [failure for failure in failures if not failure["reason"]] == []
    path.unlink()
    assert counts(exported_here(root, out)) == (2, 6)
