"""The list of innovations: searched, filtered, sorted; a new one begun; several at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from schemas.innovation import Innovation
from schemas.vocabulary import vocabulary
from submissions.assessment.assessing import RecordReport, Verdict
from submissions.deadlines.listing import State
from submissions.errors import UserError
from submissions.filling.saving import save_values
from submissions.findings.finding import Finding, Severity
from submissions.language import _, ngettext
from submissions.office.editions import editions_entered
from submissions.office.steps import ToldStep, told_steps
from submissions.office.summary import alike_label, findings_of
from submissions.page.desk import Desk, address_of
from submissions.page.middleware import desk_of, language_of
from submissions.page.showing import render_page
from submissions.page.views.documents import letters_packed
from submissions.page.views.receiving import forms_of
from submissions.starting.creating import create_record
from submissions.workflow.permitting import may
from submissions.workflow.standing import WorkStanding

_ON_A_PAGE = 50
ANY_CAUSE = "ya"
SORTS = ("nama", "perangkat", "dinyatakan", "terbukti", "terbuka", "kurang")


@dataclass(frozen=True)
class EnteredEdition:
    """One edition in a row of the list: whether the innovation may be sent."""

    id: str
    title: str
    short: str
    verdict: str


@dataclass(frozen=True)
class ListedInnovation:
    """An innovation in the list; scores are None where no edition that it enters scores indicators."""

    key: str
    name: str
    office: str
    above: str = ""
    entries: tuple[EnteredEdition, ...] = ()
    claimed: Decimal | None = None
    proven: Decimal | None = None
    errors: int = 0
    causes: frozenset[str] = frozenset()
    step: ToldStep | None = None
    registered: tuple[tuple[str, str], ...] = ()
    is_judged: bool = True
    is_readable: bool = True

    @property
    def open(self) -> Decimal:
        """Return the points that are claimed and not proven."""
        return (self.claimed or Decimal(0)) - (self.proven or Decimal(0))


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the innovations that are asked for."""
    desk = desk_of(request)
    rows, waiting = rows_of(desk, language_of(request))
    asked = {
        name: request.GET.get(name, "").strip() for name in ("cari", "perangkat", "layak", "urut", "kurang", "keadaan")
    }
    states = _states(desk)
    found = [row for row in rows if _is_asked(row, asked) and _stands(states.get(row.key, ()), asked["keadaan"])]
    sort = asked["urut"] if asked["urut"] in SORTS else ""
    found = _sorted(found, sort)
    pages = max(1, -(-len(found) // _ON_A_PAGE))
    number = request.GET.get("hal", "1")
    page = min(int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1, pages) or 1
    kept = {name: value for name, value in asked.items() if value}

    def address(**changes: str) -> str:
        query = {name: value for name, value in {**kept, **changes}.items() if value}
        return f"{reverse('daftar')}?{urlencode(query)}" if query else reverse("daftar")

    template = "daftar-tabel.html.j2" if request.headers.get("HX-Request") else "daftar.html.j2"
    return render_page(
        request,
        template,
        rows=found[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE],
        first=(page - 1) * _ON_A_PAGE + 1,
        found=len(found),
        total=len(rows),
        page=page,
        pages=pages,
        offices=_counted(name for row in rows for name in {row.office, row.above}),
        chips=_chips(rows),
        causes=_causes(rows),
        states=states,
        shorts={name: each.short_name for name, each in desk.workspace().competitions.items()},
        standings=_counted(each.state.label for own in states.values() for each in own),
        asked=asked,
        sort=sort,
        address=address,
        waiting=waiting,
        next_date=next((each for each in desk.deadlines() if each.state is State.COMING), None),
        scored=any(row.claimed is not None for row in rows),
    )


def rows_of(desk: Desk, language: str) -> tuple[list[ListedInnovation], bool]:
    """Return the rows of all innovations, and whether some are still being judged."""
    judged = desk.judged(wait=False)
    rows = []
    for key, named in desk.records().items():
        report = judged.reports.get(named.path)
        # Steps are in words, so a row is one of a language.
        make = partial(_row, key, named.name or named.id, report)
        rows.append(make() if report is None else desk.kept((named.path, language), report, make))
    return rows, judged.waiting


def _states(desk: Desk) -> dict[str, tuple[WorkStanding, ...]]:
    """Return how innovations stand on their way, by their keys; those with which nothing was done yet are left out."""
    return {address_of(each.path, desk.workspace()): each.standings for each in desk.standing_records()}


def _stands(own: Sequence[WorkStanding], label: str) -> bool:
    return not label or any(each.state.label == label for each in own)


def _row(key: str, name: str, report: RecordReport | None) -> ListedInnovation:
    if report is None:
        return ListedInnovation(key, name, "", is_judged=False)
    innovation = report.record.innovation
    if innovation is None:
        return ListedInnovation(key, name, "", errors=len(report.findings), step=_step(report), is_readable=False)
    entered = [each for each in report.assessments if each.verdict is not Verdict.NOT_ENTERED]
    scored = [each for each in report.filled if each.edition.indicators and each in entered]
    errors = {(each.code, each.field) for each in findings_of(report) if each.severity is Severity.ERROR}
    return ListedInnovation(
        key,
        innovation.nama,
        innovation.pengusul.nama,
        innovation.pengusul.induk or "",
        tuple(
            EnteredEdition(each.edition.id, each.edition.title, each.edition.competition_title, each.verdict.value)
            for each in entered
        ),
        sum((each.scores.claimed for each in scored), Decimal(0)) if scored else None,
        sum((each.scores.proven for each in scored), Decimal(0)) if scored else None,
        len(errors),
        frozenset(cause_key(each) for each in findings_of(report) if each.severity is Severity.ERROR),
        _step(report),
        _registered(report, innovation),
    )


def _registered(report: RecordReport, innovation: Innovation) -> tuple[tuple[str, str], ...]:
    """Return the numbers that the portals of the editions shown gave an innovation, each with its edition."""
    noted = ((each.edition.title, innovation.registrasi.get(each.edition.id)) for each in report.assessments)
    found = ((title, each.nomor or each.keadaan) for title, each in noted if each)
    return tuple((title, said) for title, said in found if said)


def cause_key(finding: Finding) -> str:
    """Return what names a kind of finding in an address: the same for all innovations with which it is amiss."""
    return f"{finding.code}:{alike_label(finding)}"


def _step(report: RecordReport) -> ToldStep | None:
    return next(iter(told_steps(report)), None)


def _is_asked(row: ListedInnovation, asked: dict[str, str]) -> bool:
    words = asked["cari"].casefold().split()
    said = " ".join((row.name, row.office, row.key, *(number for _title, number in row.registered))).casefold()
    if not all(word in said for word in words):
        return False
    if asked["perangkat"] and asked["perangkat"] not in (row.office, row.above):
        return False
    if asked["kurang"] and not (row.errors if asked["kurang"] == ANY_CAUSE else asked["kurang"] in row.causes):
        return False
    edition, _sign, verdict = asked["layak"].partition(":")
    return not edition or any(each.id == edition and each.verdict == verdict for each in row.entries)


def _sorted(rows: list[ListedInnovation], sort: str) -> list[ListedInnovation]:
    nothing = Decimal(-1)
    keys = {
        "nama": lambda row: (row.name.casefold(),),
        "perangkat": lambda row: (row.office.casefold(), row.name.casefold()),
        "dinyatakan": lambda row: (-(row.claimed if row.claimed is not None else nothing), row.name.casefold()),
        "terbukti": lambda row: (-(row.proven if row.proven is not None else nothing), row.name.casefold()),
        "terbuka": lambda row: (-row.open, row.name.casefold()),
        "kurang": lambda row: (row.errors == 0, row.errors, row.name.casefold()),
    }
    return sorted(rows, key=keys[sort or "nama"])


def _counted(names: Iterable[str]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for name in names:
        if name:
            found[name] = found.get(name, 0) + 1
    return sorted(found.items(), key=lambda each: each[0].casefold())


def _causes(rows: Iterable[ListedInnovation]) -> list[tuple[str, str, int]]:
    """Return what keeps innovations from being sent: the key in addresses, its name, and how many it concerns."""
    found: dict[str, int] = {}
    for row in rows:
        for key in row.causes:
            found[key] = found.get(key, 0) + 1
    return [
        (key, key.partition(":")[2] or key.partition(":")[0], count)
        for key, count in sorted(found.items(), key=lambda each: (-each[1], each[0]))
    ]


def _chips(rows: Sequence[ListedInnovation]) -> list[tuple[str, str, str, int]]:
    """Return the verdicts that there are, each with its edition and how many innovations it has."""
    found: dict[tuple[str, str, str], int] = {}
    for row in rows:
        for each in row.entries:
            key = (each.id, each.title, each.verdict)
            found[key] = found.get(key, 0) + 1
    return [(*key, count) for key, count in sorted(found.items())]


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin the record of an innovation."""
    desk = desk_of(request)
    said = {name: request.POST.get(name, "").strip() for name in ("nama", "perangkat", "jenis")}
    problem = None
    if request.method == "POST":
        workspace = desk.workspace()
        try:
            if not may(desk.person, "isi", (said["perangkat"],)):
                offices = ", ".join(desk.person.offices)
                raise UserError(
                    _("“{office}” is not among your offices.").format(office=said["perangkat"]),
                    _("Yours are: {offices}.").format(offices=offices),
                )
            path = create_record(
                workspace,
                said["nama"],
                editions_entered(workspace, (), lambda _text: None),
                proposer=said["perangkat"],
                kind=said["jenis"] or None,
            )
        except UserError as error:
            problem = error
        else:
            return redirect("isi", _key_of(desk, path), desk.sections()[0].key)
    kinds = {key: entry.label for key, entry in vocabulary("jenis_pengusul").entries.items()}
    rows, _waiting = rows_of(desk, language_of(request))
    return render_page(
        request,
        "baru.html.j2",
        status=422 if problem else 200,
        said=said,
        problem=problem,
        kinds=kinds,
        offices=desk.person.offices or [name for name, _count in _counted(row.office for row in rows)],
    )


def _key_of(desk: Desk, path: Path) -> str:
    return next(key for key, named in desk.records().items() if named.path == path)


@require_POST
def several(request: HttpRequest) -> HttpResponse:
    """Do one thing with all innovations that were ticked."""
    desk = desk_of(request)
    records = desk.records()
    chosen = [records[key].path for key in request.POST.getlist("pilih") if key in records]
    action = request.POST.get("aksi", "")
    if chosen and action in ("publik", "tidak-publik"):
        if not may(desk.person, "ekspor"):
            raise PermissionDenied
        failed = []
        for path in chosen:
            try:
                save_values(desk.workspace(), path, {("publik",): "ya" if action == "publik" else "tidak"})
            except UserError as error:
                failed.append(f"{desk.workspace().shown(path)}: {error.message}")
        if failed:
            raise UserError(
                ngettext(
                    "{n} innovation is left as it was; the others are saved.",
                    "{n} innovations are left as they were; the others are saved.",
                    len(failed),
                ).format(n=len(failed)),
                "\n".join(failed),
            )
        return redirect("daftar")
    if chosen and action == "pesan":
        return render_page(request, "pesan.html.j2", messages=desk.messages(chosen))
    if chosen and action == "surat":
        return letters_packed(desk, chosen)
    if chosen and action == "formulir":
        return forms_of(desk, chosen)
    raise UserError(_("No innovation was ticked."), _("Tick some in the list, then press the button again."))
