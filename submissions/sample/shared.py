"""Documents that many records cite: regulations, plans, budgets and general photographs."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from submissions.sample.binder import SHARED
from submissions.sample.exhibits import draw_exhibit
from submissions.sample.subject import REGION, Record, Subject, short_name

_WHOLE_REGION = ("perbup-", "perda-")


def shared_files(records: Iterable[Record], listed: list[tuple[str, str]]) -> dict[str, bytes]:
    """Return the shared files that the records cite, by their path in the workspace.

    Args:
        records: plain data with evidence.
        listed: names and proposers of all innovations, for the regent's list.
    """
    cited: dict[str, list[tuple[str, Record]]] = {}
    for record in records:
        for key, entry in record["bukti"].items():
            if str(entry.get("berkas", "")).startswith(f"{SHARED}/"):
                cited.setdefault(entry["berkas"], []).append((key, record))
    found: dict[str, bytes] = {}
    for path in sorted(cited):
        key, first = cited[path][0]
        subject = _subject(path, [record for _, record in cited[path]], listed)
        found[path] = draw_exhibit(key, first["bukti"][key], subject, first.get("urusan_utama"))
    return found


def _subject(path: str, citing: list[Record], listed: list[tuple[str, str]]) -> Subject:
    name = PurePosixPath(path).stem
    if name.startswith(_WHOLE_REGION):
        return Subject(name, "Daftar Inovasi Daerah", REGION, daftar=listed)
    if path.endswith(".pdf"):
        proposer = citing[0]["pengusul"]
        names = [(short_name(record["nama"]), proposer["nama"]) for record in citing]
        many = Subject(name, "Inovasi Daerah", proposer["nama"], proposer["jenis"], proposer.get("induk"))
        return Subject(**{**many.__dict__, "daftar": names})
    return Subject(name, "LAYANAN WARGA", "Kabupaten Purbalingga")
