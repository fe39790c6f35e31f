"""Decisions against brute force: what they bring together is the best of all subsets, before and after."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest

from schemas.edition import Edition
from submissions.readiness.listing import Readiness, readiness_of
from submissions.region.deciding import MOST, Deciding, Decision, Sort
from submissions.region.index import Index, Scored, Standing, index_of
from submissions.region.portfolio import Portfolio
from tests.build import changed, edition, report_of

INDICATORS = ("video", "sdm", "anggaran", "replikasi", "bimtek")


def made(changes: dict[str, Any]) -> Readiness:
    found = readiness_of(report_of(changed(changes), "iga-2026"))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def kinds() -> list[Readiness]:
    """Return innovations of which each lacks other evidence; the last are not eligible, for either reason."""
    lacking = [(), ("video",), ("sdm", "video"), ("anggaran",), INDICATORS]
    found = [
        made(
            {"pengusul": {"nama": f"Dinas {number}", "jenis": "opd"}}
            | {f"indikator.{key}.bukti": ["dokumen"] for key in keys}
        )
        for number, keys in enumerate(lacking)
    ]
    return [*found, made({"rancang_bangun": "Terlalu pendek."}), made({"kriteria.manfaat.terpenuhi": "tidak"})]


def region(kinds: Sequence[Readiness], chosen: Iterable[tuple[int, str]], divisor: int, wanted: int) -> Portfolio:
    """Return a region of some of the kinds under affairs, with constants small enough for few innovations to matter."""
    base = edition("iga-2026")
    assert base.scoring
    years = {
        year: each.model_copy(update={"min_divisor": divisor, "min_basic_service_affairs": wanted})
        for year, each in base.scoring.years.items()
    }
    scoring = base.scoring.model_copy(update={"years": years, "weight_per_innovation": Decimal(3)})
    small: Edition = base.model_copy(update={"scoring": scoring})
    entered = []
    for number, (kind, affair) in enumerate(chosen):
        each = kinds[kind]
        record = replace(each.report.record, file=f"{number}.yaml")
        innovation = each.innovation.model_copy(update={"urusan_utama": affair})
        entered.append(replace(each, report=replace(each.report, record=record), innovation=innovation))
    return Portfolio(small, tuple(entered))


def raised_by_hand(portfolio: Portfolio, decisions: Sequence[Decision]) -> list[Scored]:
    mended = {each.report.record.file for decision in decisions for each in decision.mended}
    found = []
    for each in portfolio.entered:
        key = each.report.record.file
        if each not in portfolio.eligible and key not in mended:
            continue
        steps = (step for decision in decisions for step in decision.steps)
        more = sum((s.gap.gain for s in steps if s.innovation.report.record.file == key), Decimal(0))
        found.append(Scored(key, each.scores.proven + more, each.innovation.urusan_utama))
    return found


def best_of_all_subsets(portfolio: Portfolio, innovations: Sequence[Scored]) -> Index:
    every = (chosen for size in range(len(innovations) + 1) for chosen in combinations(innovations, size))
    indices = (index_of(portfolio.scoring, portfolio.edition.year, Decimal(0), chosen) for chosen in every)
    return max(indices, key=lambda index: index.exact)


@pytest.mark.parametrize("seed", range(25))
def test_the_joint_gain_is_that_of_the_best_of_all_subsets_with_everything_carried_out(
    kinds: list[Readiness], seed: int
) -> None:
    chance = random.Random(seed)
    affairs = ["pendidikan", "kesehatan", "sosial", "pertanian"]
    chosen = [(chance.randrange(len(kinds)), chance.choice(affairs)) for _each in range(chance.randint(1, 7))]
    portfolio = region(kinds, chosen, divisor=chance.randint(1, 5), wanted=chance.randint(0, 3))
    deciding = Deciding(portfolio)
    decisions = deciding.decisions
    choosing = {Sort.SEND, Sort.MEND} & {each.sort for each in decisions}
    all_sent = index_of(portfolio.scoring, portfolio.edition.year, Decimal(0), raised_by_hand(portfolio, decisions))
    best = best_of_all_subsets(portfolio, raised_by_hand(portfolio, decisions))
    assert deciding.joint.exact == (best if choosing else all_sent).exact
    today = index_of(portfolio.scoring, portfolio.edition.year, Decimal(0), portfolio.scored(Standing.PROVEN))
    assert deciding.today.exact == today.exact
    gains = [each.gain for each in deciding.taken if each.gain is not None]
    assert sum(gains, Decimal(0)) == deciding.joint.value - deciding.today.value
    assert all(gain >= 0 for gain in gains)
    assert len(decisions) <= MOST


def test_no_two_decisions_say_the_same_and_no_step_is_counted_twice(kinds: list[Readiness]) -> None:
    decisions = Deciding(region(kinds, [(4, "sosial"), (4, "sosial"), (2, "kesehatan")], 1, 0)).decisions
    told = [(each.sort, each.indicator.no if each.indicator else None, each.is_rest) for each in decisions]
    assert len(set(told)) == len(told)
    steps = [(s.innovation.report.record.file, s.gap.row.key, s.gap.need) for each in decisions for s in each.steps]
    assert len(set(steps)) == len(steps)


def test_what_only_lacks_answers_may_be_mended_and_what_a_condition_excludes_may_not(kinds: list[Readiness]) -> None:
    deciding = Deciding(region(kinds, [(0, "sosial"), (5, "kesehatan"), (6, "pendidikan")], 1, 0))
    assert [each.report.record.file for each in deciding.mendable] == ["1.yaml"]


def test_the_worst_innovation_to_lose_is_the_only_one_of_an_affair_that_is_needed(kinds: list[Readiness]) -> None:
    portfolio = region(kinds, [(0, "sosial"), (0, "sosial"), (4, "kesehatan")], divisor=3, wanted=2)
    deciding = Deciding(portfolio)
    *_others, worst = deciding.risks(deciding.final)
    assert worst.innovation is portfolio.entered[2]
    assert worst.affair == "kesehatan"
    assert worst.index.count_score == 0


def test_a_region_of_nothing_decides_nothing_that_needs_innovations(kinds: list[Readiness]) -> None:
    deciding = Deciding(region(kinds, [], 1, 0))
    assert [each.sort for each in deciding.decisions] == [Sort.GOVERNMENT]
    assert deciding.joint.exact == deciding.today.exact == 0
    assert deciding.risks(deciding.final) == []


@pytest.mark.parametrize("seed", range(8))
def test_the_worst_fall_is_that_of_leaving_out_each_innovation_in_turn(kinds: list[Readiness], seed: int) -> None:
    chance = random.Random(seed)
    affairs = ["pendidikan", "kesehatan", "sosial", "pertanian"]
    chosen = [(chance.randrange(5), chance.choice(affairs)) for _each in range(chance.randint(2, 7))]
    portfolio = region(kinds, chosen, divisor=chance.randint(1, 5), wanted=chance.randint(0, 3))
    selection = Deciding(portfolio).final
    *_pieces, worst = Deciding(portfolio).risks(selection)
    left = [
        index_of(
            portfolio.scoring, portfolio.edition.year, Decimal(0), [each for each in selection.sent if each != gone]
        )
        for gone in selection.sent
    ]
    assert worst.index.exact == min(each.exact for each in left)
