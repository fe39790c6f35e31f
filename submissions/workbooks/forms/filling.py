"""What is known of an innovation, as the texts of the form's cells."""

from collections.abc import Iterable, Mapping
from typing import Any

from schemas.measures import Measuring
from schemas.vocabulary import loosely
from submissions.records.reading import ReadRecord
from submissions.workbooks import words as book_words
from submissions.workbooks.columns import SheetLayout
from submissions.workbooks.forms.asking import AFTERWARDS, FormPlan
from submissions.workbooks.forms.drawing import Given
from submissions.workbooks.forms.facts import PATH, AskedIndicator, asked_indicators, option_labels
from submissions.workbooks.forms.form import Known, document_codes
from submissions.workbooks.rows import at_path, cells_of

EVIDENCE = "bukti"
Texts = dict[str, str]


def known_of(record: ReadRecord, plan: FormPlan) -> Known:
    """Return what the form shows of a record.

    Args:
        record: of the innovation.
        plan: of the form.
    """
    data: dict[str, Any] = dict(record.source.data)
    held = data.get(EVIDENCE)
    documents = [str(key) for key in held] if isinstance(held, dict) else []
    codes = {key: code for code, key in document_codes(documents).items()}
    base: Texts = {}
    for sheet in plan.layout.sheets:
        if sheet.main or sheet.path[0] not in AFTERWARDS:
            base |= _held(data, sheet)
    # What is not asked for stays with the innovation office, also in a sheet that nobody sees.
    base = {name: text for name, text in base.items() if not _is_internal(name)}
    base.pop("id", None)
    facts = _facts_held(data)
    whole = {name: text for name, text in base.items() if not _is_spread(name)}
    texts: Texts = {name: _codes(text, codes) if _cites(name) else text for name, text in whole.items()}
    labels = {key: _label(code, key, base) for key, code in codes.items()}
    for asked in asked_indicators(plan, facts):
        texts |= _fact_texts(asked, facts.get(asked.key) or {}, base, labels)
    return Known(record.innovation.id, Given(texts), facts, documents, base)


def _held(data: Mapping[str, Any], sheet: SheetLayout) -> Texts:
    """Return the values of a sheet's columns by field, as texts in the record's terms."""
    path = ".".join(sheet.path)
    if sheet.main:
        return cells_of(data, sheet)
    held = at_path(data, sheet.path)
    items: Iterable[tuple[str, Any]] = ()
    if sheet.keyed and isinstance(held, dict):
        items = ((str(key), item) for key, item in held.items())
    elif not sheet.keyed and isinstance(held, list):
        items = ((f"+{number}", item) for number, item in enumerate(held, start=1))
    return {
        ".".join(filter(None, (path, key, name))): text
        for key, item in items
        for name, text in cells_of(item, sheet).items()
    }


def _facts_held(data: Mapping[str, Any]) -> dict[str, dict[str, object]]:
    held = data.get(PATH)
    return {str(key): item for key, item in held.items() if isinstance(item, dict)} if isinstance(held, dict) else {}


def _is_spread(name: str) -> bool:
    """Return whether a field of an indicator is asked for in several cells."""
    return name.startswith(f"{PATH}.") and name.rpartition(".")[2] in ("tahun", "daftar", EVIDENCE)


def _is_internal(name: str) -> bool:
    """Return whether a field is a remark of the innovation office on documents and indicators."""
    return name.startswith((f"{PATH}.", f"{EVIDENCE}.")) and name.endswith((".keterangan", ".memuat"))


def _cites(name: str) -> bool:
    """Return whether a field names documents outside of the indicators, which have cells of their own."""
    return name.startswith("lampiran.") or (name.endswith(f".{EVIDENCE}") and not name.startswith(f"{PATH}."))


def _codes(text: str, codes: Mapping[str, str]) -> str:
    return "; ".join(codes.get(key, key) for key in text.split("; "))


def _label(code: str, key: str, base: Texts) -> str:
    """Return what the list of documents calls one, as the sheet's own formula does."""
    texts = (base.get(f"{EVIDENCE}.{key}.{name}", "") for name in ("judul", "jenis", "berkas", "tautan"))
    return f"{code} – {next(filter(None, texts), '')}"


def _fact_texts(asked: AskedIndicator, held: Mapping[str, object], base: Texts, labels: Mapping[str, str]) -> Texts:
    """Return the facts of an indicator as its cells show them."""
    texts: Texts = {}
    measure, prefix = asked.indicator.measure, f"{PATH}.{asked.key}"
    chosen = base.get(f"{prefix}.pilihan")
    if chosen:
        options = option_labels(asked.indicator)
        texts[f"{prefix}.pilihan"] = options.get(option_of(asked, chosen) or "", chosen)
    basis = measure.key_of(base.get(f"{prefix}.basis"))
    if basis:
        texts[f"{prefix}.basis"] = measure.basis_names[basis]
    years = held.get("tahun")
    texts |= {f"{prefix}.tahun#{year}": book_words.YES for year in years} if isinstance(years, list) else {}
    entries = held.get("daftar")
    texts |= _entries(measure, prefix, [str(each) for each in entries]) if isinstance(entries, list) else {}
    cited = held.get(EVIDENCE)
    for number, key in enumerate(cited if isinstance(cited, list) else (), start=1):
        texts[f"{prefix}.{EVIDENCE}#+{number}"] = labels.get(str(key), str(key))
    return texts


def option_of(asked: AskedIndicator, text: str) -> str | None:
    """Return the option that a text means: its key, or the words of a parameter in any wording; None where none is."""
    measure = asked.indicator.measure
    known = {loosely(key): key for key in measure.choices}
    for parameters in asked.indicator.all_parameters:
        known |= {loosely(label): key for key, label in measure.option_texts(parameters).items()}
    return known.get(loosely(text))


def _entries(measure: Measuring, prefix: str, entries: list[str]) -> Texts:
    """Return what is counted as its cells show it: those of a closed list with yes, others as they are."""
    known = {loosely(each): key for key, name in measure.entry_names.items() for each in (key, name)}
    texts, number = {}, 0
    for entry in entries:
        key = known.get(loosely(entry))
        if key:
            texts[f"{prefix}.daftar#{key}"] = book_words.YES
        else:
            number += 1
            texts[f"{prefix}.daftar#+{number}"] = entry
    return texts
