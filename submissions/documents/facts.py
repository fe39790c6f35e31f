"""The short facts that a document prints: numbers, choices, dates, names and titles, each as it stands on paper."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_EVIDENCE = ("judul", "nomor", "tanggal", "tentang")


def facts_in(context: Mapping[str, Any]) -> dict[str, str]:
    """Return what a document's content says in short, by a dotted path, such as `isian.koordinat`.

    Args:
        context: its fields (`isian`), indicators and cited evidence, those that it has.
    """
    found = dict(_of_fields(context.get("isian", ()), "isian"))
    for indicator in context.get("indikator", ()):
        place = f"indikator.{indicator['kunci']}"
        if indicator["parameter"]:
            found[f"{place}.parameter"] = f"Parameter {indicator['parameter']}."
            found[f"{place}.teks"] = indicator["teks_parameter"]
        if indicator["fakta"]:
            found[f"{place}.fakta"] = indicator["fakta"]
    for document in context.get("bukti", ()):
        found |= {f"bukti.{document['kunci']}.{name}": document[name] for name in _EVIDENCE if document[name]}
    return found


def _of_fields(fields: Iterable[Mapping[str, Any]], place: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        path = f"{place}.{field['kunci']}"
        if field["teks"]:
            yield path, field["teks"]
        for number, row in enumerate(field["daftar"], 1):
            yield f"{path}.{number}", row
        yield from _of_fields(field["isian"], path)
