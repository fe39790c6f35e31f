"""The whole region: its projected index, what to send, the report, doubles, editions, the next year."""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import groupby, pairwise
from typing import TypeVar

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from schemas.edition import Edition
from schemas.rules import Grade
from submissions.errors import UserError
from submissions.findings.finding import Finding
from submissions.findings.labels import GRADES, NEEDS, STANDINGS
from submissions.language import _, figure
from submissions.office.compared import Difference, differences
from submissions.office.described import Saying, described
from submissions.office.doubts import graded_rules, unknown_values, unverified
from submissions.office.indexing import IndexHeadline, IndexRow, explained, headline_of, index_rows, later_years
from submissions.office.progress import progress_content
from submissions.page.desk import ALONE, Desk
from submissions.page.middleware import desk_of, language_of
from submissions.page.showing import render_page
from submissions.page.views.documents import PDF, download
from submissions.page.views.other import opened
from submissions.page.works import NEXT_YEAR, carrying_over, place_of_next, recapitulating
from submissions.region.choosing import Choice, choose
from submissions.region.index import Standing, rounded
from submissions.region.portfolio import Portfolio
from submissions.region.ranking import GroupRanking, ranked
from submissions.region.report import report_context, report_document, web_report
from submissions.workspace import SETTINGS_FILE, Workspace

T = TypeVar("T", Difference, Saying)
_MOST_FIXES = 15
_PLACES = 4
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True)
class ShownSet:
    """What to send of an edition with an index: by the scores of a standing, each with what it brings or costs."""

    choice: Choice
    standing: str
    index: str
    every: str
    sent: list[tuple[str, str, str, bool]]
    left_out: list[tuple[str, str, str]]
    mended: list[tuple[str, str, str]]
    fixes: list[tuple[str, str, str, str]]


Formulas = list[tuple[str, list[tuple[str, str]]]]
ScoredEdition = tuple[Portfolio, IndexHeadline | None, list[IndexRow], list[IndexRow], Formulas, ShownSet]


@require_GET
def region(request: HttpRequest) -> HttpResponse:
    """Show the projected index of the region, and which innovations to send."""
    desk = desk_of(request)
    judged = desk.judged(wait=False)
    scored, orders = [], []
    by = Standing.CLAIMED if request.GET.get("menurut") == Standing.CLAIMED.value else Standing.PROVEN
    for edition in desk.editions() if judged.reports else ():
        if edition.scoring is not None and edition.scoring.years:
            key = ("region", edition.id, by, language_of(request))
            scored.append(desk.kept_with_verdicts(key, partial(_scored, desk, edition, by)))
        elif found := desk.kept_with_verdicts(("order", edition.id), partial(_orders, desk, edition)):
            orders.append((edition, found))
    return render_page(
        request,
        "daerah.html.j2",
        waiting=judged.waiting,
        scored=scored,
        orders=orders,
        standings=[_(STANDINGS[each]) for each in Standing],
        by=by.value,
        ways=[(each.value, _(STANDINGS[each])) for each in (Standing.PROVEN, Standing.CLAIMED)],
    )


def _scored(desk: Desk, edition: Edition, by: Standing) -> ScoredEdition:
    """Return what an edition with an index comes to; of a whole regency that takes some seconds."""
    portfolio = desk.portfolio(edition)
    formulas = [
        (_(STANDINGS[standing]), explained(portfolio, standing, found))
        for standing in Standing
        if (found := portfolio.index(standing)) is not None
    ]
    chosen = _set(desk, choose(portfolio, by))
    return portfolio, headline_of(portfolio, by), index_rows(portfolio), later_years(portfolio), formulas, chosen


def _set(desk: Desk, choice: Choice) -> ShownSet:
    selection, portfolio = choice.selection, choice.portfolio
    keys = _keys(desk)
    every = portfolio.index_of(portfolio.scored(choice.standing), choice.standing, selection.year)
    places = portfolio.scoring.decimals.value or 0

    def named(file: str) -> tuple[str, str]:
        return keys.get(file, ""), choice.by_key[file].innovation.nama

    return ShownSet(
        choice,
        _(STANDINGS[choice.standing]),
        figure(selection.index.value, places),
        figure(every.value, places),
        [(*named(each.key), figure(each.score), each.key in selection.needed) for each in selection.sent],
        [(*named(each.key), f"−{_gain(selection.cost_of_adding(each))}") for each in selection.left_out],
        [(*named(each.report.record.file), f"+{_gain(gain)}") for each, gain in choice.mended],
        [
            (
                *named(fix.innovation.report.record.file),
                f"+{_gain(fix.gain)}",
                f"{fix.gap.row.indicator.no} {fix.gap.row.indicator.name}, {fix.gap.before} → {fix.gap.after}: "
                f"{_(NEEDS[fix.gap.need])} → {fix.gap.document}",
            )
            for fix in choice.fixes
            if fix.gain > 0
        ][:_MOST_FIXES],
    )


def _orders(desk: Desk, edition: Edition) -> list[tuple[GroupRanking, list[tuple[int, str, str, bool]]]]:
    reports = [each for each in desk.judged(wait=False).reports.values() if each.is_readable]
    return [_order(desk, each) for each in ranked(edition, reports)]


def _order(desk: Desk, ranking: GroupRanking) -> tuple[GroupRanking, list[tuple[int, str, str, bool]]]:
    keys = _keys(desk)
    rows = [
        (rank, keys.get(each.file, ""), each.innovation.nama, number < ranking.within)
        for number, (rank, each) in enumerate(zip(ranking.ranks, ranking.proposals, strict=True))
    ]
    return ranking, rows


def _keys(desk: Desk) -> Mapping[str, str]:
    """Return the names in addresses by the records' files as they are shown."""
    workspace = desk.workspace()
    return {workspace.shown(named.path): key for key, named in desk.records().items()}


def _gain(gain: Fraction) -> str:
    return figure(rounded(gain, _PLACES), _PLACES)


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """Show the report for the leadership as a page, or give it as PDF."""
    desk = desk_of(request)
    portfolio = _reported(desk)
    others = [each for each in desk.editions() if each.competition != portfolio.edition.competition]
    told = [portfolio.edition, *others]
    records = [each.record for each in desk.judged().reports.values()]
    progress = progress_content(desk.workspace(), records, told, dt.datetime.now(dt.UTC))
    context = report_context(portfolio, desk.workspace(), told, dt.date.today(), progress)
    if request.path.endswith(".pdf"):
        return download(desk.printed(report_document(context)), "laporan.pdf", PDF)
    html = desk.previewed(web_report(context))
    response = HttpResponse(html)
    # Its styles and its one script are in it, as in the file that is sent to leaders: only this very script runs.
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in _SCRIPT.findall(html)]
    policy = {
        "default-src": [NONE],
        "img-src": [SELF, "data:"],
        "style-src": [UNSAFE_INLINE],
        "script-src": [f"'sha256-{each}'" for each in hashes] or [NONE],
        "form-action": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
    # What the decorator of django-csp sets, which knows no policy that depends on the answer.
    vars(response)["_csp_config"] = policy
    return response


def _reported(desk: Desk) -> Portfolio:
    edition = next((each for each in desk.editions() if each.scoring is not None and each.scoring.years), None)
    if edition is None:
        raise UserError(_("No competition here has an index."), _("Tick one that has under Settings."))
    desk.judged()
    return desk.portfolio(edition)


@require_POST
def recap(request: HttpRequest) -> HttpResponse:
    """Begin to make the workbook with everything."""
    desk = desk_of(request)
    work = recapitulating(desk.workspace(), open_evidence=desk.open_evidence)
    return redirect("pekerjaan", desk.jobs.begin("rekap", _("Workbook of all"), work, language_of(request)).id)


@dataclass(frozen=True)
class DoubledRecord:
    """An innovation with what in it is nearly another's, each with the texts and whose they are."""

    key: str
    name: str
    findings: tuple[tuple[Finding, tuple[tuple[str, str, str], ...]], ...]


@require_GET
def doubles(request: HttpRequest) -> HttpResponse:
    """Show innovations that are nearly others, side by side, each pair once."""
    desk = desk_of(request)
    found, waiting = desk.alike()
    workspace = desk.workspace()
    keys = {named.path: (key, named.name or named.id) for key, named in desk.records().items()}
    named = {workspace.shown(path): each for path, each in keys.items()}
    told: set[frozenset[str]] = set()
    rows = []
    for path in sorted(keys, key=lambda path: keys[path][1].casefold()):
        findings = []
        for each in found.get(path, ()):
            # The other record has a finding on the same two texts.
            places: list[object] = [text.place for text in each.passages] or [
                each.place.file,
                each.values.get("other", ""),
            ]
            pair = frozenset(f"{each.code} {place}" for place in places)
            if pair in told:
                continue
            told |= {pair} if len(pair) > 1 else set()
            texts = ((*named.get(text.place.file, ("", str(text.place))), text.text) for text in each.passages)
            findings.append((each, tuple(texts)))
        if findings:
            rows.append(DoubledRecord(*keys[path], tuple(findings)))
    return render_page(request, "kembar.html.j2", rows=rows, waiting=waiting)


@require_GET
def editions(request: HttpRequest) -> HttpResponse:
    """Show the editions that are known, how well founded they are, and two of them side by side."""
    workspace = desk_of(request).workspace()
    known = workspace.all_editions()
    before, after = known.get(request.GET.get("lama", "")), known.get(request.GET.get("baru", ""))
    proposed = _two_of_one(known.values(), {each.competition for each in desk_of(request).editions()})
    return render_page(
        request,
        "edisi.html.j2",
        editions=[(each, _grades(each), len(unknown_values(each))) for each in known.values()],
        entered={each.id for each in desk_of(request).editions()},
        before=before,
        after=after,
        chosen=(before, after) if before and after else proposed,
        differences=_by_section(differences(before, after)) if before and after else [],
    )


def _two_of_one(editions: Iterable[Edition], entered: Collection[str]) -> tuple[Edition | None, Edition | None]:
    """Return the two latest editions of a competition that has two, of one that is entered if possible."""
    found = sorted(editions, key=lambda each: (each.competition not in entered, each.competition, each.year))
    pairs = [(one, two) for one, two in pairwise(found) if one.competition == two.competition]
    return pairs[0] if pairs else (None, None)


def _grades(edition: Edition) -> list[tuple[str, int]]:
    rules = [rule.grade for rule in graded_rules(edition).values()]
    return [(_(GRADES[grade]), rules.count(grade)) for grade in Grade if grade in rules]


def _by_section(rows: Iterable[T]) -> list[tuple[str, list[T]]]:
    return [(section, list(part)) for section, part in groupby(rows, key=lambda row: row.section)]


@require_GET
def edition(request: HttpRequest, name: str) -> HttpResponse:
    """Show in plain words what an edition asks, and what of it is in doubt."""
    workspace = desk_of(request).workspace()
    found = workspace.all_editions().get(name)
    if found is None:
        raise Http404(name)
    return render_page(
        request,
        "edisi-satu.html.j2",
        edition=found,
        parts=_by_section(described(found)),
        doubts=[(path, rule.source or "", rule.note or "") for path, rule in unverified(found).items()],
        unknown=list(unknown_values(found)),
    )


@require_GET
def next_year(request: HttpRequest) -> HttpResponse:
    """Show how to begin the records of a later edition, and ask before it is done."""
    desk = desk_of(request)
    workspace = desk.workspace()
    editions = _editions_to_come(workspace)
    chosen = next((each for each in editions if each.id == request.GET.get("edisi")), None)
    begun = [each for each in editions if (place_of_next(workspace, each) / SETTINGS_FILE).is_file()]
    return render_page(
        request,
        "tahun-baru.html.j2",
        editions=[each for each in editions if each not in begun],
        chosen=chosen if chosen not in begun else None,
        begun=[(each, place_of_next(workspace, each)) for each in begun],
        in_force={each.id for each in desk.editions()},
        folder=place_of_next(workspace, chosen) if chosen else None,
        count=len(desk.records()),
    )


def _editions_to_come(workspace: Workspace) -> list[Edition]:
    """Return the editions into which records can be carried over: those in force and later ones, the entered first."""
    entered = workspace.entered_by_default
    in_force = {name: workspace.edition(name).year for name in workspace.competitions}
    found = (each for each in workspace.all_editions().values() if each.year >= in_force[each.competition])
    return sorted(found, key=lambda each: (each.competition not in entered, -each.year))


@require_POST
def carry_over(request: HttpRequest) -> HttpResponse:
    """Begin to carry the records over into a folder for a later edition."""
    desk = desk_of(request)
    workspace = desk.workspace()
    found = workspace.all_editions().get(request.POST.get("edisi", ""))
    if found is None:
        raise UserError(_("No edition was chosen."), _("Choose one, then press the button again."))
    title = _("Carried over to {edition}").format(edition=found.title)
    work = carrying_over(workspace, found)
    return redirect("pekerjaan", desk.jobs.begin(f"{NEXT_YEAR} {found.id}", title, work, language_of(request)).id)


@require_POST
def open_next(request: HttpRequest) -> HttpResponse:
    """Open the folder into which the records were carried over for an edition, beside this one."""
    desk = desk_of(request)
    workspace = desk.workspace()
    found = workspace.all_editions().get(request.POST.get("edisi", ""))
    folder = place_of_next(workspace, found) if found else None
    # Where there are accounts, those of this folder are not those of another.
    if folder is None or desk.person is not ALONE or not (folder / SETTINGS_FILE).is_file():
        raise Http404(request.POST.get("edisi"))
    return opened(request, folder)
