"""The questions on the facts of an indicator: one cell for each fact, each year, each thing that is counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatch

from schemas.edition import Edition, Indicator
from schemas.measures import BandsMeasure, BasisMeasure, Measuring, OptionMeasure, YearsMeasure
from schemas.questions import plain_question
from schemas.vocabulary import loosely
from submissions.workbooks import words as book_words
from submissions.workbooks.columns import SheetLayout
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormPlan, FormQuestion, fact

PATH = "indikator"
_YES_NO = (book_words.YES, book_words.NO)
Held = Mapping[str, object]
"""The facts that a record holds already: more rows are needed where it holds more."""


@dataclass(frozen=True)
class AskedIndicator:
    """An indicator with its questions: those on its facts by the fact's field, and those on its documents."""

    key: str
    edition: Edition
    indicator: Indicator
    facts: Mapping[str, tuple[FormQuestion, ...]]
    documents: tuple[FormQuestion, ...]


def asked_indicators(plan: FormPlan, held: Mapping[str, Held]) -> list[AskedIndicator]:
    """Return the indicators of the editions, each once, with their questions.

    Args:
        plan: of the form.
        held: the facts of a record by indicator; empty for an empty form.
    """
    sheet = next(each for each in plan.layout.sheets if each.path == (PATH,))
    found: dict[str, AskedIndicator] = {}
    for edition in plan.editions:
        for key, indicator in edition.indicators.items():
            if key not in found:
                facts = _Facts(key, indicator, held.get(key) or {}, sheet)
                found[key] = AskedIndicator(
                    key, edition, indicator, asked_facts(indicator.measure, facts), facts.picks()
                )
    return list(found.values())


def option_labels(indicator: Indicator) -> dict[str, str]:
    """Return the label of each option of an indicator: the official words of the parameter that it reaches."""
    return dict(indicator.measure.option_texts(indicator.parameters))


@dataclass(frozen=True)
class _Facts:
    """Makes the questions of one indicator."""

    key: str
    indicator: Indicator
    held: Held
    sheet: SheetLayout

    def one(
        self, name: str, unit: str = "", offered: Iterable[str] = (), *, item: str = "", say: str = ""
    ) -> FormQuestion:
        """Return the question of one cell; of one of several things with `item` in its address and `say` in it."""
        plain = plain_question(f"{PATH}.{self.key}.{name}")
        column = next(each for each in self.sheet.columns if each.name == name)
        ask = plain.ask or self.indicator.name
        if say:
            ask = plain.ask.format(item=say) if "{item}" in plain.ask else f"{plain.ask or column.heading} ({say})"
        address = f"{PATH}.{self.key}.{name}" + (f"#{item}" if item else "")
        example = plain.example or next(iter(offered), "")
        return fact(
            FormQuestion(address, ask, column, plain.help, example, unit=unit, offered=tuple(offered)), name, self.sheet
        )

    def more(self, name: str) -> list[str]:
        """Return what a record holds of a fact that may be many."""
        held = self.held.get(name)
        return [str(each) for each in held] if isinstance(held, list) else []

    def picks(self) -> tuple[FormQuestion, ...]:
        """Return the questions on the documents: some, and one more than there are already."""
        count = max(words.PICKS, len(self.more("bukti")))
        column = next(each for each in self.sheet.columns if each.name == "bukti")
        return tuple(
            FormQuestion(
                f"{PATH}.{self.key}.bukti#+{number}",
                words.PICK.format(number=number),
                column,
                unit=words.PICK_UNIT.format(sheet=words.EVIDENCE),
                picks=True,
            )
            for number in range(1, count + 1)
        )


@singledispatch
def asked_facts(measure: Measuring, facts: _Facts) -> dict[str, tuple[FormQuestion, ...]]:
    """Return the questions on the facts that a measure reads, by the fact's field.

    Raises:
        TypeError: nothing is known of such a measure.
    """
    raise TypeError(type(measure))


@asked_facts.register
def _(measure: OptionMeasure, facts: _Facts) -> dict[str, tuple[FormQuestion, ...]]:
    return {"pilihan": (facts.one("pilihan", offered=option_labels(facts.indicator).values()),)}


@asked_facts.register
def _(measure: YearsMeasure, facts: _Facts) -> dict[str, tuple[FormQuestion, ...]]:
    years = [str(year) for year in sorted(measure.years)]
    years += [year for year in facts.more("tahun") if year not in years]
    return {"tahun": tuple(facts.one("tahun", offered=_YES_NO, item=year, say=year) for year in years)}


@asked_facts.register
def _(measure: BasisMeasure, facts: _Facts) -> dict[str, tuple[FormQuestion, ...]]:
    return {"basis": (facts.one("basis", offered=measure.basis_names.values()),), "jumlah": (facts.one("jumlah"),)}


@asked_facts.register
def _(measure: BandsMeasure, facts: _Facts) -> dict[str, tuple[FormQuestion, ...]]:
    if measure.of == "ratio":
        return {name: (facts.one(name, "pengaduan"),) for name in ("diterima", "ditangani")}
    if measure.of == "jumlah":
        return {"jumlah": (facts.one("jumlah", measure.unit),)}
    if not measure.entries:
        count = max(measure.wanted(3) + 1, len(facts.more("daftar")))
        numbers = range(1, count + 1)
        return {
            "daftar": tuple(
                facts.one("daftar", measure.unit, item=f"+{number}", say=words.NTH.format(number=number))
                for number in numbers
            )
        }
    told = {loosely(each) for pair in measure.entries.items() for each in pair}
    others = [each for each in facts.more("daftar") if loosely(each) not in told]
    closed = [facts.one("daftar", offered=_YES_NO, item=key, say=name) for key, name in measure.entries.items()]
    more = [facts.one("daftar", item=f"+{number}", say=words.MORE) for number in range(1, len(others) + 1)]
    return {"daftar": (*closed, *more)}
