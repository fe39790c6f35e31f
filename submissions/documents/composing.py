"""Build the content of documents from a judged form and its workspace, once for all that is made of it."""

import datetime as dt
import os
from collections.abc import Iterable, Mapping

from schemas.competitions import Form
from schemas.edition import Edition
from schemas.evidence import Evidence
from schemas.innovation import Innovation
from schemas.settings import LETTER, PROPOSAL
from schemas.stating import Stating
from schemas.submission import Answer, Submission
from schemas.vocabulary import vocabulary
from schemas.wording import date_text, short_date_text
from submissions.assessment.assessing import Assessment, FilledAssessment, Verdict
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
from submissions.documents.manuscript import file_name, manuscript_content
from submissions.documents.presenting import presentation_content
from submissions.documents.provenance import Origin, provenance_of
from submissions.workspace import Workspace

MAIN_TEMPLATES: Mapping[Form, str] = {"indicators": "iga/dossier.html.j2", "proposal": "kipp/form.html.j2"}
"""The main document of each form. The folders are called after the first competitions that took these forms, and stay
so: offices have templates of their own under these names."""


class EvidenceIndex:
    """The evidence of a document, numbered in the order in which the document first cites it."""

    def __init__(self, evidence: Mapping[str, Evidence], name: str = ""):
        self._evidence, self._name = evidence, name
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


def form_content(assessment: FilledAssessment, workspace: Workspace) -> FormContent:
    """Return what the documents of one filled form say.

    Args:
        assessment: the form as filled and judged; its verdict decides whether the documents are drafts.
        workspace: for letterhead, signatory and place.
    """
    submission = assessment.submission
    edition = submission.edition
    said = answers_content(submission, assessment.reached)
    title = words.PROPOSAL.format(edition=edition.title)
    innovation = submission.innovation
    letters = tuple(
        LetterContent(
            name,
            letter.template,
            letter.label,
            bool(letter.meterai.value),
            office_content(workspace, offices_of(innovation), edition.competition, LETTER.format(name=name)),
            letter.in_form,
            letter.attachment,
        )
        for name, letter in edition.letters_for(submission.group).items()
    )
    common = common_content(assessment, workspace, innovation.id)
    return FormContent(
        stem=f"{innovation.id}_{edition.id}",
        template=edition.template or MAIN_TEMPLATES[edition.takes],
        common=common,
        provenance=provenance_of(submission, title, facts_in(said), prints_narratives=True),
        fields=said.fields,
        indicators=said.indicators,
        evidence=said.evidence,
        letters=letters,
        presentation=said.presentation,
        takes=edition.takes,
        annexes=tuple(edition.manuscript.annexes.order),
        manuscript=manuscript_content(edition, common),
        file_name=file_name(edition, common),
    )


def answers_content(submission: Submission, reached: Mapping[str, Reached]) -> AnswersContent:
    """Return what the record itself gives a document to print.

    Args:
        submission: the filled form.
        reached: the parameter of each indicator.
    """
    innovation, edition = submission.innovation, submission.edition
    index = EvidenceIndex(innovation.bukti, innovation.nama)
    for key in edition.manuscript.annexes.order:
        if key in submission.answers:  # not every group has every field
            _field(submission.answers[key], index)
    # The order decides the numbers of evidence: indicators first, then the fields of the profile.
    indicators = tuple(indicator_content(key, reached[key], innovation, edition, index) for key in edition.indicators)
    fields = tuple(_field(answer, index) for answer in submission.answers.values())
    return AnswersContent(fields, indicators, index.listed(), presentation_content(innovation))


def common_content(
    assessment: FilledAssessment, workspace: Workspace, record_name: str, document: str = PROPOSAL
) -> CommonContent:
    """Return what every document of an innovation says: who, which edition, which office, draft or not.

    Args:
        assessment: the form as filled and judged.
        workspace: for letterhead, signatory and place.
        record_name: the record's identifier, for the document's metadata.
        document: what the settings call the document.
    """
    innovation = assessment.submission.innovation
    return common_about(_innovation(innovation), assessment, workspace, record_name, document, offices_of(innovation))


def common_about(
    subject: InnovationContent,
    assessment: Assessment,
    workspace: Workspace,
    record_name: str,
    document: str,
    offices: tuple[str | None, ...] = (),
) -> CommonContent:
    """Return what every document says that is about one innovation, or whatever else was judged.

    `offices` are those whose own letterhead comes before the region's.
    """
    edition, group = assessment.edition, assessment.group
    return CommonContent(
        is_draft=assessment.verdict is not Verdict.ELIGIBLE,
        record_name=record_name,
        created=created(),
        edition=edition_content(edition),
        group=edition.groups[group].label if group else None,
        innovation=subject,
        office=office_content(workspace, offices, edition.competition, document),
        origin=origin_content(edition, workspace, record_name, subject.name, subject.proposer),
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
        edition_name=edition.title,
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
        competition=edition.competition,
        short_name=edition.title,
        year=edition.year,
        name=edition.name,
        authority=edition.authority,
        theme=edition.theme.value if edition.theme else None,
        legal_basis=tuple(basis.ref for basis in edition.legal_basis),
    )


def offices_of(innovation: Innovation) -> tuple[str | None, ...]:
    """Return the offices whose letterhead the documents of an innovation may have: who proposes, and the one above."""
    return (innovation.pengusul.nama, innovation.pengusul.induk)


def office_content(
    workspace: Workspace, offices: tuple[str | None, ...] = (), competition: str = "", document: str = ""
) -> OfficeContent:
    """Return what a document says of the office; see `Settings.heading` for the arguments."""
    settings = workspace.settings
    heading = settings.heading(offices, competition, document)
    return OfficeContent(
        region=settings.pemda,
        letterhead=heading.kop,
        signatory=heading.penanda_tangan,
        place=heading.tempat,
        letter_date=date_text(settings.tanggal_surat) if settings.tanggal_surat else None,
    )


def indicator_content(
    key: str, reached: Reached, stating: Stating, edition: Edition, index: EvidenceIndex
) -> IndicatorContent:
    """Return what a document says of one indicator: what is reached by which fact, and the evidence cited."""
    indicator = edition.indicators[key]
    facts = stating.indikator.get(key)
    levels = (
        each for each in indicator.all_parameters if reached.claimed and each[reached.parameter - 1] == reached.text
    )
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
        levels=next(levels, ()),
        proof=indicator.evidence,
    )


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
