"""The report for the leadership as plain values: figures first, then maps of readiness. In Indonesian."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction

from schemas.edition import Edition
from schemas.vocabulary import vocabulary
from schemas.wording import date_text
from submissions import __version__
from submissions.assessment.assessing import Verdict
from submissions.assessment.gaps import Need
from submissions.deadlines.checking import deadlines_in
from submissions.deadlines.listing import Deadline
from submissions.deadlines.wording import doubt_text, left_text, name_text, what_is_not_known, whose_text
from submissions.documents.composing import created, edition_content, office_content, origin_content
from submissions.documents.context import ORIGIN, Plain, edition_context, office_context
from submissions.documents.document import Document
from submissions.findings.labels import NEEDS, STANDINGS, VERDICTS
from submissions.language import _, speaking
from submissions.readiness.listing import Office, Readiness, by_office, office_names
from submissions.region import words
from submissions.region.charts import HeatRow, heat_maps, scatter
from submissions.region.choosing import Choice, choose
from submissions.region.deciding import Deciding
from submissions.region.index import Index, Standing, rounded
from submissions.region.portfolio import Portfolio
from submissions.region.telling import contributions, decisions_content, risk_content, scale
from submissions.workspace import Workspace

PDF_TEMPLATE, WEB_TEMPLATE = "internal/laporan.html.j2", "internal/laporan_web.html.j2"
MOST_ROWS, MOST_FIXES = 400, 6
_SHORT = 60


@speaking("id")
def report_context(
    portfolio: Portfolio,
    workspace: Workspace,
    editions: Sequence[Edition],
    today: dt.date,
    progress: Plain | None = None,
) -> Plain:
    """Return the context of the report.

    Args:
        portfolio: the judged innovations of the region.
        workspace: for the office's name and letterhead.
        editions: whose dates are shown.
        today: the day from which working days are counted to these dates; nothing else depends on it.
        progress: how far the innovations are on their way, see `submissions.office.progress`; None where nobody asks.
    """
    choice = choose(portfolio, Standing.PROVEN)
    deadlines = deadlines_in(workspace, editions, today)
    offices = by_office(portfolio.entered)
    names = office_names(portfolio.entered)
    edition, region = portfolio.edition, workspace.settings.pemda.nama
    deciding = Deciding(portfolio)
    rows = _map_rows(portfolio, offices)
    risks = deciding.risks(choice.selection)
    return {
        **decisions_content(deciding, names, deadlines, workspace),
        "skala": scale(portfolio.scoring, _marks(portfolio, deciding)),
        "sumbangan": {
            "perangkat_daerah": contributions(deciding.by_office(names)),
            "indikator": contributions(deciding.by_indicator()),
        },
        "risiko": [risk_content(risk, number > 0) for number, risk in enumerate(risks)],
        "versi": __version__,
        "draf": False,
        "kode": None,
        "pengenal": "laporan",
        "dibuat": created(),
        "edisi": edition_context(edition_content(edition)),
        **office_context(office_content(workspace)),
        ORIGIN: asdict(origin_content(edition, workspace, "laporan", region, region)),
        "jumlah": {
            "didaftarkan": len(portfolio.entered),
            "layak": len(portfolio.eligible),
            "perangkat_daerah": len(offices),
            "dokumen_kurang": sum(office.number(Need.DOCUMENT) for office in offices),
            "perlu_diperiksa": sum(office.number(Need.CONFIRMATION) for office in offices),
        },
        "indeks": [_index(portfolio, standing) for standing in Standing],
        "tahun": _years(portfolio),
        "terbaik": _choice(choice),
        "perangkat_daerah": [_office(office, edition.maximum_maturity) for office in offices],
        "peta": heat_maps(rows, [(each.no, each.name) for each in edition.indicators.values()]),
        "peta_baris": [_map_row(row) for row in rows],
        "peta_per_perangkat_daerah": len(portfolio.entered) > MOST_ROWS,
        "indikator": [{"no": each.no, "nama": each.name} for each in edition.indicators.values()],
        "urusan": _affairs(portfolio),
        "urusan_perlu": choice.selection.index.constants.min_basic_service_affairs,
        "sebaran": scatter(
            [(len(_lacking(each)), each.scores.claimed, _eligible(each)) for each in portfolio.entered],
            edition.maximum_maturity,
            len(edition.indicators),
        ),
        "jadwal": [_date(each) for each in deadlines],
        "hari_ini": date_text(today),
        "catatan_jadwal": what_is_not_known(deadlines),
        "inovasi": [_innovation(each, names[each.office]) for each in portfolio.entered],
        "tertinggi": edition.maximum_maturity,
        "jalan": progress or {"keadaan": [], "peninjau": [], "menunggu": [], "rusak": []},
        "terdaftar": sum(_number(each, edition) is not None for each in portfolio.entered),
    }


def report_document(context: Plain) -> Document:
    """Return the report as a document to be printed."""
    return Document("laporan", "", PDF_TEMPLATE, context)


def web_report(context: Plain) -> Document:
    """Return the report as a page for a browser, which needs nothing beside it."""
    return Document("laporan", "", WEB_TEMPLATE, context)


def _marks(portfolio: Portfolio, deciding: Deciding) -> list[tuple[str, Index | None]]:
    claimed = portfolio.index(Standing.CLAIMED)
    return [
        (_(STANDINGS[Standing.PROVEN]), deciding.today),
        (words.ALL_CARRIED_OUT, deciding.joint if deciding.taken else None),
        (_(STANDINGS[Standing.CLAIMED]), claimed),
    ]


def _eligible(each: Readiness) -> bool:
    return each.assessment.verdict is Verdict.ELIGIBLE


def _lacking(each: Readiness) -> set[str]:
    """Return the indicators that are claimed and lack evidence."""
    return {gap.row.key for gap in each.open_gaps}


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _shown(value: Fraction) -> Decimal:
    return rounded(value, 2)


def _index(portfolio: Portfolio, standing: Standing) -> Plain:
    found = portfolio.index(standing)
    known = portfolio.government_score(standing)
    plain: Plain = {"sebutan": _(STANDINGS[standing]).capitalize(), "nilai": None, "spd": known}
    return plain if found is None else plain | _parts(found)


def _parts(index: Index) -> Plain:
    following = index.next_predicate
    return {
        "nilai": index.value,
        "predikat": index.predicate.name if index.predicate else "–",
        "berikutnya": following.name if following else None,
        "jarak": index.distance,
        "rerata": _shown(index.average),
        "jumlah_inovasi": index.count_score,
        "dihitung": index.count,
        "urusan": len(index.covered),
        "total": _shown(index.total),
    }


def _years(portfolio: Portfolio) -> list[Plain]:
    later = [year for year in portfolio.years if year != str(portfolio.edition.year)]
    return [
        {
            "tahun": year,
            "pembagi": portfolio.scoring.years[year].min_divisor,
            "urusan": portfolio.scoring.years[year].min_basic_service_affairs,
            "nilai": [found.value if (found := portfolio.index(each, year)) else None for each in Standing],
        }
        for year in later
    ]


def _choice(choice: Choice) -> Plain:
    selection = choice.selection
    return {
        "nilai": selection.index.value,
        "dikirim": len(selection.sent),
        "ditahan": len(selection.left_out),
        "perbaikan": [
            {
                "inovasi": _cut(fix.innovation.innovation.nama, _SHORT),
                "no": fix.gap.row.indicator.no,
                "indikator": fix.gap.row.indicator.name,
                "jenis": _(NEEDS[fix.gap.need]),
                "dokumen": fix.gap.document,
                "indeks": rounded(fix.gain, 4),
            }
            for fix in choice.fixes[:MOST_FIXES]
            if fix.gain > 0
        ],
    }


def _office(office: Office, highest: Decimal) -> Plain:
    def share(score: Decimal) -> float:
        return round(float(score / highest), 4) if highest else 0.0

    return {
        "nama": office.name,
        "inovasi": len(office.innovations),
        "layak": sum(_eligible(each) for each in office.innovations),
        "dinyatakan": office.claimed.quantize(Decimal("0.1")),
        "terbukti": office.proven.quantize(Decimal("0.1")),
        "bagian_dinyatakan": share(office.claimed),
        "bagian_terbukti": share(office.proven),
        "poin": office.gain,
    }


def _map_rows(portfolio: Portfolio, offices: Sequence[Office]) -> list[HeatRow]:
    """Return the rows of the map: innovations, or offices where there are too many innovations for a page's reader."""
    if len(portfolio.entered) > MOST_ROWS:
        return [HeatRow(office.name, _means(office), office.proven) for office in offices]
    return [
        HeatRow(each.innovation.nama, [(row.proven, row.claimed) for row in each.scores.rows], each.scores.proven)
        for each in sorted(portfolio.entered, key=lambda each: (-each.scores.proven, each.innovation.nama))
    ]


def _map_row(row: HeatRow) -> Plain:
    cells = [{"terbukti": proven, "dinyatakan": claimed} for proven, claimed in row.cells]
    return {"nama": row.label, "parameter": cells, "skor": row.score}


def _means(office: Office) -> list[tuple[int, int]]:
    """Return per indicator the mean parameters of an office's innovations, rounded down."""
    count = len(office.innovations)
    columns = zip(*(each.scores.rows for each in office.innovations), strict=True)
    return [(sum(row.proven for row in rows) // count, sum(row.claimed for row in rows) // count) for rows in columns]


def _affairs(portfolio: Portfolio) -> list[Plain]:
    labels = vocabulary("urusan").entries
    found = []
    for key in portfolio.scoring.basic_service_affairs:
        scores = [each.scores.proven for each in portfolio.eligible if each.innovation.urusan_utama == key]
        label = labels[key].label if key in labels else key
        found.append({"nama": label, "inovasi": len(scores), "terbaik": max(scores, default=None)})
    return found


def _date(deadline: Deadline) -> Plain:
    return {
        "edisi": whose_text(deadline),
        "tahap": name_text(deadline),
        "tanggal": date_text(deadline.day) if deadline.day else None,
        "sisa": left_text(deadline) if deadline.day else None,
        "keraguan": doubt_text(deadline) or None,
        "catatan": deadline.rule.note if deadline.rule else None,
    }


def _number(each: Readiness, edition: Edition) -> str | None:
    """Return the number that the portal of an edition gave an innovation, else its state there; None where none is."""
    noted = each.innovation.registrasi.get(edition.id)
    return (noted.nomor or noted.keadaan) if noted else None


def _innovation(each: Readiness, office: str) -> Plain:
    innovation, labels = each.innovation, vocabulary("urusan").entries
    affair = innovation.urusan_utama
    return {
        "nama": innovation.nama,
        "perangkat_daerah": office,
        "urusan": labels[affair].label if affair else "–",
        "registrasi": _number(each, each.assessment.edition),
        "putusan": _(VERDICTS[each.assessment.verdict]),
        "dinyatakan": each.scores.claimed,
        "terbukti": each.scores.proven,
        "kurang": len(_lacking(each)),
    }
