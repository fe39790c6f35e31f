"""Build the content of documents from a judged form and its workspace, once for all that is made of it."""

import datetime as dt
import os
from collections.abc import Iterable, Mapping

from schemas.edition import Edition
from schemas.evidence import Evidence
from schemas.innovation import Innovation
from schemas.submission import Answer, Submission
from schemas.vocabulary import vocabulary
from schemas.wording import date_text, short_date_text
from submissions.assessment.assessing import Assessment, Verdict
from submissions.assessment.parameters import Reached
from submissions.documents import words
from submissions.documents.content import (
    AnswersContent,
    CommonContent,
    EditionContent,
    EvidenceContent,
    FieldContent,
    FormContent,
    IndicatorContent,
    InnovationContent,
    LetterContent,
    ListedEvidence,
    OfficeContent,
)
from submissions.documents.facts import facts_in
from submissions.documents.presenting import presentation_content
from submissions.documents.provenance import Origin, provenance_of
from submissions.workspace import Workspace


class EvidenceIndex:
    """The evidence of a document, numbered in the order in which the document first cites it."""

    def __init__(self, innovation: Innovation):
        self._evidence, self._name = innovation.bukti, innovation.nama
        self._cited: dict[str, EvidenceContent] = {}
        self._cited_by: dict[str, list[str]] = {}

    def cite(self, keys: Iterable[str], by: str) -> tuple[EvidenceContent, ...]:
        """Return the evidence cited by a field or indicator; unknown keys are left out."""
        cited = []
        for key in keys:
            if key not in self._evidence:
                continue
            if key not in self._cited:
                self._cited[key] = _evidence(len(self._cited) + 1, key, self._evidence[key], self._name)
            citing = self._cited_by.setdefault(key, [])
            if by not in citing:
                citing.append(by)
            cited.append(self._cited[key])
        return tuple(cited)

    def listed(self) -> tuple[ListedEvidence, ...]:
        """Return all evidence cited so far, by number, with what cites it."""
        return tuple(ListedEvidence(cited, tuple(self._cited_by[key])) for key, cited in self._cited.items())


def form_content(assessment: Assessment, workspace: Workspace) -> FormContent:
    """Return what the documents of one filled form say.

    Args:
        assessment: the form as filled and judged; its verdict decides whether the documents are drafts.
        workspace: for letterhead, signatory and place.

    Raises:
        ValueError: the record could not be read, so that no form was filled.
    """
    submission = submission_of(assessment)
    edition = submission.edition
    said = answers_content(submission, assessment.reached)
    title = words.PROPOSAL.format(edition=_short_name(edition))
    letters = tuple(
        LetterContent(name, letter.template, letter.label, bool(letter.meterai.value))
        for name, letter in edition.letters_for(submission.group).items()
    )
    return FormContent(
        stem=f"{submission.innovation.id}_{edition.id}",
        competition=edition.competition,
        common=common_content(assessment, workspace, submission.innovation.id),
        provenance=provenance_of(submission, title, facts_in(said), prints_narratives=True),
        fields=said.fields,
        indicators=said.indicators,
        evidence=said.evidence,
        letters=letters,
        presentation=said.presentation,
    )


def answers_content(submission: Submission, reached: Mapping[str, Reached]) -> AnswersContent:
    """Return what the record itself gives a document to print.

    Args:
        submission: the filled form.
        reached: the parameter of each indicator.
    """
    innovation, edition = submission.innovation, submission.edition
    index = EvidenceIndex(innovation)
    # The order decides the numbers of evidence: indicators first, then the fields of the profile.
    indicators = tuple(indicator_content(key, reached[key], innovation, edition, index) for key in edition.indicators)
    fields = tuple(_field(answer, index) for answer in submission.answers.values())
    return AnswersContent(fields, indicators, index.listed(), presentation_content(innovation))


def submission_of(assessment: Assessment) -> Submission:
    """Return the form that was judged.

    Raises:
        ValueError: the record could not be read, so that no form was filled. Whoever asks for documents looks first.
    """
    if assessment.submission is None:
        raise ValueError(f"{assessment.edition.id}: a record that cannot be read has no documents")
    return assessment.submission


def common_content(assessment: Assessment, workspace: Workspace, record_name: str) -> CommonContent:
    """Return what every document of an innovation says: who, which edition, which office, draft or not.

    Args:
        assessment: the form as filled and judged.
        workspace: for letterhead, signatory and place.
        record_name: the record's identifier, for the document's metadata.
    """
    submission = submission_of(assessment)
    innovation, edition = submission.innovation, submission.edition
    return CommonContent(
        is_draft=assessment.verdict is not Verdict.ELIGIBLE,
        record_name=record_name,
        created=created(),
        edition=edition_content(edition),
        group=edition.groups[submission.group].label if submission.group else None,
        innovation=_innovation(innovation),
        office=office_content(workspace),
        origin=origin_content(edition, workspace, record_name, innovation.nama, innovation.pengusul.nama),
    )


def origin_content(edition: Edition, workspace: Workspace, record_name: str, name: str, proposer: str) -> Origin:
    """Return what a document carries of where it comes from.

    Args:
        edition: what it is made for.
        workspace: whose region it is.
        record_name: the record's identifier, or that of the document where it is of many records.
        name: of the innovation, or of whatever else it is about.
        proposer: who proposes that.
    """
    return Origin(
        record_name=record_name,
        name=name,
        proposer=proposer,
        region=workspace.settings.pemda.nama,
        edition=edition.id,
        edition_name=_short_name(edition),
        edition_data=edition.fingerprint,
    )


def created() -> str | None:
    """Return when documents are said to be made: the time that SOURCE_DATE_EPOCH gives, else nothing.

    *Why:* the same record is to give the same bytes today and tomorrow.
    """
    try:
        seconds = int(os.environ.get("SOURCE_DATE_EPOCH", ""))
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def edition_content(edition: Edition) -> EditionContent:
    """Return what documents say of an edition."""
    return EditionContent(
        short_name=_short_name(edition),
        year=edition.year,
        name=edition.name,
        authority=edition.authority,
        theme=edition.theme.value if edition.theme else None,
        legal_basis=tuple(basis.ref for basis in edition.legal_basis),
    )


def office_content(workspace: Workspace) -> OfficeContent:
    """Return what documents say of the office."""
    settings = workspace.settings
    return OfficeContent(
        region=settings.pemda,
        letterhead=settings.kop,
        signatory=settings.penanda_tangan,
        place=settings.tempat,
        letter_date=date_text(settings.tanggal_surat) if settings.tanggal_surat else None,
    )


def indicator_content(
    key: str, reached: Reached, innovation: Innovation, edition: Edition, index: EvidenceIndex
) -> IndicatorContent:
    """Return what a document says of one indicator: what is reached by which fact, and the evidence cited."""
    indicator = edition.indicators[key]
    facts = innovation.indikator.get(key)
    return IndicatorContent(
        number=indicator.no,
        key=key,
        name=indicator.name,
        variable=indicator.variable,
        is_mandatory=bool(indicator.mandatory.value),
        parameter=reached.parameter,
        parameter_text=reached.text,
        fact=reached.fact if reached.fact != reached.text else "",
        note=facts.keterangan if facts else None,
        evidence=index.cite(facts.bukti, f"indikator {indicator.no}") if facts else (),
    )


def _short_name(edition: Edition) -> str:
    return f"{edition.competition.upper()} {edition.year}"


def _innovation(innovation: Innovation) -> InnovationContent:
    return InnovationContent(
        name=innovation.nama,
        proposer=innovation.pengusul.nama,
        proposer_kind=vocabulary("jenis_pengusul").entries[innovation.pengusul.jenis].label,
        parent=innovation.pengusul.induk,
        applied_since=date_text(innovation.waktu_penerapan) if innovation.waktu_penerapan else None,
        kind_of_innovator=innovation.bentuk_inovator,
        innovators=tuple(innovation.inovator),
        contact=innovation.kontak,
    )


def _evidence(number: int, key: str, evidence: Evidence, innovation: str) -> EvidenceContent:
    return EvidenceContent(
        number=number,
        key=key,
        kind=vocabulary("jenis_bukti").entries[evidence.jenis].label,
        title=evidence.title,
        letter_number=evidence.nomor,
        date=date_text(evidence.tanggal) if evidence.tanggal else None,
        short_date=short_date_text(evidence.tanggal) if evidence.tanggal else None,
        subject=evidence.tentang,
        pages=evidence.halaman,
        file=evidence.berkas,
        link=evidence.tautan,
        note=evidence.keterangan,
        innovation=innovation,
    )


def _field(answer: Answer, index: EvidenceIndex) -> FieldContent:
    field, value = answer.field, answer.value
    evidence = index.cite(answer.cited, f"isian {field.no}" if field.no else field.label)
    return FieldContent(
        number=field.no,
        key=answer.key,
        label=field.label,
        long_label=field.long_label or field.label,
        type=field.type,
        section=field.section,
        text=field.kind.text(field, value) if value is not None else None,
        narrative=value if field.kind.is_narrative else None,
        rows=tuple(field.kind.entries(value)),
        words=answer.words,
        least_words=field.words.min,
        most_words=field.words.max,
        is_required=bool(field.required.value),
        evidence=evidence,
        parts=tuple(_field(part, index) for part in answer.parts.values()),
        is_filled=value is not None or any(part.value is not None for part in answer.parts.values()),
        date=value if isinstance(value, dt.date) else None,
    )
