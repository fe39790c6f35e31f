"""The typed content that dossier, letters, volume and kit share, and what becomes of it at the template's edge."""

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from submissions.documents.composing import EvidenceIndex, form_content
from submissions.documents.content import AnswersContent, FormContent, PlaceInVolume, VolumeListing
from submissions.documents.context import form_context, origin_of, source_record
from submissions.documents.facts import facts_in
from submissions.documents.planning import documents_from
from submissions.documents.provenance import CarriedLetter, CarriedRecord, check_code, read_carried
from submissions.documents.sections import FieldSection, IndicatorSection, sections_of, shown_sections
from tests.build import REMOVED, assess, changed, complete_record, standing_workspace, words

FILE = {"jenis": "surat", "berkas": "bukti/dokumen.pdf"}


def form(changes: Mapping[str, object] = MappingProxyType({}), name: str = "iga-2026") -> FormContent:
    return form_content(assess(changed(changes), name), standing_workspace())


def test_content_is_frozen_all_through() -> None:
    content = form()
    for part in (content, content.common, content.fields[0], content.indicators[0], content.evidence[0]):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(part, dataclasses.fields(part)[0].name, None)


def test_the_same_record_gives_equal_content() -> None:
    assert form() == form()
    assert form() != form({"nama": "Pasar Redup"})


def test_evidence_is_numbered_as_it_is_first_cited_and_listed_with_all_that_cite_it() -> None:
    submission = assess(changed({"bukti.a": FILE, "bukti.b": FILE}), "iga-2026").submission
    index = EvidenceIndex(submission.innovation.bukti)
    assert [(each.key, each.number) for each in index.cite(["b", "tidak-ada", "a"], "satu")] == [("b", 1), ("a", 2)]
    assert [each.number for each in index.cite(["a"], "dua")] == [2]
    index.cite(["a"], "dua")
    assert [(each.evidence.key, each.cited_by) for each in index.listed()] == [("b", ("satu",)), ("a", ("satu", "dua"))]


def test_indicators_number_evidence_before_the_fields_do() -> None:
    content = form()
    first = content.evidence[0].evidence
    cited = [indicator for indicator in content.indicators if indicator.evidence]
    assert (first.number, first) == (1, cited[0].evidence[0])
    assert [each.evidence.number for each in content.evidence] == list(range(1, len(content.evidence) + 1))


def test_a_field_says_its_answer_in_one_way() -> None:
    fields = {field.key: field for field in form().fields}
    assert len(fields) == 22
    for field in fields.values():
        ways = [field.text, field.narrative, field.rows or None, field.parts or None]
        assert sum(way is not None for way in ways) <= 1, field.key
    day = next(field for field in fields.values() if field.date)
    assert isinstance(day.date, dt.date)
    assert day.text
    assert str(day.date.year) in day.text
    design = fields["rancang_bangun"]
    assert (len(design.parts), design.words) == (6, sum(part.words or 0 for part in design.parts))


def test_an_empty_field_is_not_filled() -> None:
    [goal] = [field for field in form({"tujuan": REMOVED}).fields if field.narrative is None and field.key == "tujuan"]
    assert (goal.is_filled, goal.text, goal.words) == (False, None, None)


def test_sections_are_all_indicators_and_the_fields_that_cite() -> None:
    content = form({"jawaban.iga-2026": {"tujuan": {"isi": words(60), "bukti": ["dokumen"]}}})
    sections = sections_of(content)
    indicators = [section for section in sections if isinstance(section, IndicatorSection)]
    fields = [section for section in sections if isinstance(section, FieldSection)]
    assert [section.number for section in indicators] == [each.number for each in content.indicators]
    assert [(section.field.key, section.number) for section in fields] == [("tujuan", "P16")]
    assert [exhibit.evidence.key for exhibit in fields[0].exhibits] == ["dokumen"]
    for section in sections:
        numbers = [exhibit.number for exhibit in section.exhibits]
        assert numbers == [f"{section.number}.{at}" for at in range(1, len(numbers) + 1)]


def test_evidence_cited_twice_at_one_place_is_one_exhibit() -> None:
    content = form({"indikator.sdm.bukti": ["a", "a", "b"], "bukti.a": FILE, "bukti.b": FILE})
    [section] = [each for each in sections_of(content) if each.number == "17"]
    assert [(each.number, each.evidence.key) for each in section.exhibits] == [("17.1", "a"), ("17.2", "b")]


def test_an_indicator_without_claim_and_evidence_is_not_shown() -> None:
    content = form({"indikator.sdm": REMOVED})
    assert "17" in [section.number for section in sections_of(content)]
    assert "17" not in [section.number for section in shown_sections(content)]
    assert len(shown_sections(content)) == len(sections_of(content)) - 1


def test_the_context_holds_only_what_json_holds() -> None:
    for name in ("iga-2026", "kipp-2025"):
        documents = list(documents_from(form(name=name)))
        assert documents
        for document in documents:
            assert json.loads(json.dumps(document.context)) == document.context


def test_a_letter_says_its_title_and_waits_for_the_code_of_its_words() -> None:
    content = form(name="kipp-2025")
    main, *letters = documents_from(content)
    assert len(letters) == len(content.letters) > 1
    assert main.context["kode"] == check_code(source_record(main.context) or "")
    assert origin_of(main.context) == content.common.origin
    for document, letter in zip(letters, content.letters, strict=True):
        assert document.context["kode"] is None
        assert source_record(document.context) == content.provenance.record
        assert origin_of(document.context) == dataclasses.replace(content.common.origin, letter=letter.title)
        assert document.stem == content.stem


def test_facts_are_the_short_values_as_they_are_printed() -> None:
    content = form({"indikator.sdm.bukti": ["a"], "bukti.a": FILE | {"judul": "Surat Tugas"}})
    facts = facts_in(AnswersContent(content.fields, content.indicators, content.evidence))
    [sdm] = [indicator for indicator in content.indicators if indicator.key == "sdm"]
    assert facts["indikator.sdm.parameter"] == f"Parameter {sdm.parameter}."
    assert facts["indikator.sdm.teks"] == sdm.parameter_text
    assert facts["bukti.a.judul"] == "Surat Tugas"
    assert "bukti.a.nomor" not in facts
    assert {f"isian.{field.key}" for field in content.fields if field.text} <= facts.keys()
    assert CarriedRecord.read(content.provenance.record).facts == facts


def test_what_a_letter_carries_is_read_as_it_was_written() -> None:
    letter = CarriedLetter("KIPP 2025", "Surat Pernyataan", ("Yang bertanda tangan", "di bawah ini"))
    assert read_carried(letter.text) == letter
    record = form().provenance.record
    assert read_carried(record) == CarriedRecord.read(record)


def test_a_dossier_names_its_volume_only_where_there_is_one() -> None:
    content = form()
    assert form_context(content)["jilid"] is None
    listing = VolumeListing("a_bukti.pdf", 7, {"dokumen": (PlaceInVolume("17.1", 3), PlaceInVolume("22.1", 5))})
    named = form_context(content.with_volume(listing))
    places = [{"nomor": "17.1", "halaman": 3}, {"nomor": "22.1", "halaman": 5}]
    assert named["jilid"] == {"berkas": "a_bukti.pdf", "halaman": 7, "letak": {"dokumen": places}}
    assert content.volume is None


# The record that a document carries


def test_a_source_record_is_read_as_it_was_written() -> None:
    content = form()
    carried = CarriedRecord.read(content.provenance.record)
    assert carried.text == content.provenance.record
    assert (carried.edition, carried.name) == ("iga-2026", "Pasar Terang")
    assert carried.proposer == complete_record()["pengusul"]["nama"]
    assert carried.text_at("tujuan") == complete_record()["tujuan"]
    assert carried.text_at("tujuan.tidak.ada") is None


@pytest.mark.parametrize("text", ["", "x", "[]", "1", "{}", '{"rekaman": {}}', '{"rekaman": [1], "tercetak": []}'])
def test_what_is_no_source_record_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no carried record|Expecting value"):
        CarriedRecord.read(text)
    with pytest.raises(ValueError, match=r"no carried record|Expecting value"):
        read_carried(text)


@pytest.mark.parametrize("proposer", ['"x"', "[1]", "null", "{}", "3"])
def test_a_stranger_may_carry_anything(proposer: str) -> None:
    carried = CarriedRecord.read(f'{{"rekaman": {{"pengusul": {proposer}}}, "tercetak": [1], "edisi": 2}}')
    assert (carried.proposer, carried.name, carried.edition, carried.printed) == ("", "", "2", ("1",))
