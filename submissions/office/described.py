"""What an edition says, in plain words and row by row, for whoever reads one or compares two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schemas.edition import Edition, FormField, Indicator
from schemas.requirements import HonourLimit
from schemas.rules import Graded, Rule
from schemas.vocabulary import vocabulary
from submissions.findings.finding import visible
from submissions.findings.labels import GRADES, calendar_entry
from submissions.language import N_, _, figure

VALUES: Mapping[str, str] = {
    "name": N_("its name"),
    "parameters": N_("the wording of the parameters"),
    "parameters.1": N_("the wording of the first parameter"),
    "parameters.2": N_("the wording of the second parameter"),
    "parameters.3": N_("the wording of the third parameter"),
    "wordings": N_("the wording by kind of innovation"),
    "measure": N_("the wording of each basis"),
    "definition": N_("its definition"),
    "evidence": N_("the evidence asked for"),
}
"""What the single values of an indicator are called that may be less well founded than the rest."""


@dataclass(frozen=True)
class Saying:
    """One thing that an edition says.

    `key` tells the same thing in two editions; `says` is its value in plain words.
    """

    key: tuple[str, str]
    section: str
    what: str
    says: str


def described(edition: Edition) -> list[Saying]:
    """Return all that an edition says, in the order in which an office reads it."""
    return [
        *_identity(edition),
        *_calendar(edition),
        *_groups(edition),
        *_conditions(edition),
        *_form(edition),
        *_indicators(edition),
        *_letters(edition),
        *_manuscript(edition),
        *_criteria(edition),
        *_index(edition),
    ]


def _with_grade(words: str, rule: Rule) -> str:
    return f"{words} ({_(GRADES[rule.grade])})" if rule.grade else words


def _value(words: str, graded: Graded[Any] | None) -> str:
    """Return a graded value in words, with its grade; nothing where the edition has none, and so if not found."""
    if graded is None:
        return ""
    return _with_grade(words.format(value=visible(graded.value)), graded) if graded.value is not None else ""


def _identity(edition: Edition) -> Iterator[Saying]:
    section = _("Edition")
    yield Saying(("edition", "name"), section, _("Name"), edition.name)
    yield Saying(("edition", "authority"), section, _("Organiser"), edition.authority or _("not found"))
    status = _("complete") if edition.status == "complete" else _("partial")
    yield Saying(("edition", "status"), section, _("State of this file"), status)
    yield Saying(("edition", "theme"), section, _("Theme"), _value("{value}", edition.theme) or _("not found"))
    yield Saying(("edition", "portal"), section, _("Portal"), _value("{value}", edition.portal) or _("not found"))
    for number, basis in enumerate(edition.legal_basis, 1):
        says = ", ".join(part for part in (basis.ref, basis.articles and f"{_('articles')} {basis.articles}") if part)
        yield Saying(("legal", str(number)), section, _("Legal basis {number}").format(number=number), says)


def _calendar(edition: Edition) -> Iterator[Saying]:
    for key, day in edition.calendar.items():
        yield Saying(("calendar", key), _("Dates"), calendar_entry(key), _value("{value}", day) or _("not found"))


def _groups(edition: Edition) -> Iterator[Saying]:
    if edition.quota is not None:
        says = _value(_("at most {value} per institution"), edition.quota) or _("no quota found")
        yield Saying(("quota", ""), _("Groups"), _("Quota"), says)
    for key, group in edition.groups.items():
        quota = _value(_("at most {value} per institution"), group.quota) or _("no quota found")
        yield Saying(
            ("groups", key), _("Groups"), group.label, f"{quota}; {_with_grade(_('is a group of this edition'), group)}"
        )


def _conditions(edition: Edition) -> Iterator[Saying]:
    for key, rule in edition.eligibility.items():
        says = _with_grade(_figures(edition, rule), rule)
        of = _named_groups(edition, getattr(rule, "groups", []))
        yield Saying(("eligibility", key), _("Conditions"), rule.label, f"{of}: {says}" if of else says)


def _figures(edition: Edition, rule: Any) -> str:
    if rule.rule == "implementation_window":
        if rule.applied_from is None or rule.applied_to is None:
            return _("days not found, so nothing is judged")
        words = _("applied {start} – {end}").format(start=visible(rule.applied_from), end=visible(rule.applied_to))
        return words + (", " + _("or developed then") if rule.development_counts else "")
    if rule.rule == "minimum_age":
        if rule.months is None:
            return _("age not found, so nothing is judged")
        months = [str(rule.months), *(f"{each.months} ({each.when.value})" for each in rule.exceptions)]
        return _("{months} months").format(months=", ".join(months))
    if rule.rule == "prior_awards":
        return "; ".join(_honours(limit) for limit in rule.limits)
    if rule.rule == "proposers":
        kinds = vocabulary("jenis_pengusul").entries
        return ", ".join(kinds[kind].label for kind in rule.kinds)
    if rule.rule == "criteria_met":
        return "; ".join(rule.criteria.values())
    if rule.rule == "mandatory_indicators":
        return ", ".join(each.no for each in edition.indicators.values() if each.mandatory.value)
    return _("asked for")


def _honours(limit: HonourLimit) -> str:
    labels = vocabulary("gelar").entries
    names = ", ".join(labels[honour].label for honour in limit.honours)
    if limit.years:
        names += f" {limit.years[0]}–{limit.years[1]}"
    if limit.at_least is not None:
        return _("at least {n} of {honours}").format(n=limit.at_least, honours=names)
    return _("fewer than {n} of {honours}").format(n=limit.fewer_than, honours=names)


def _named_groups(edition: Edition, groups: list[str]) -> str:
    return ", ".join(edition.groups[group].label for group in groups)


def _form(edition: Edition) -> Iterator[Saying]:
    for key, field in edition.fields.items():
        yield Saying(("fields", key), _("Form"), _field_label(field), _field(edition, field))
        for name, part in field.parts.items():
            what = f"{field.label}: {part.label}" if part.label != field.label else part.label
            yield Saying(("fields", f"{key}.{name}"), _("Form"), what, _field(edition, part))


def _field_label(field: FormField) -> str:
    return f"{field.no} {field.label}" if field.no else field.label


def _field(edition: Edition, field: FormField) -> str:
    of = _named_groups(edition, field.groups)
    parts = [_("{groups} only").format(groups=of) if of else "", _required(field)]
    if field.words.min is not None:
        parts.append(_with_grade(_("at least {n} words").format(n=field.words.min), field.words))
    if field.words.max is not None:
        parts.append(_with_grade(_("at most {n} words").format(n=field.words.max), field.words))
    parts += _lengths(field)
    parts.append(_value(_("weight {value}"), field.weight))
    if field.choices:
        parts.append(_with_grade(_("choices: {choices}").format(choices=", ".join(field.choices.values())), field))
    if field.files:
        parts.append(_with_grade(_("files: {types}").format(types=", ".join(field.files.types)), field.files))
        parts.append(_value(_("at most {value} MB"), field.files.max_mb))
    return "; ".join(part for part in parts if part)


def _lengths(field: FormField) -> Iterator[str]:
    if field.pages and field.pages.max is not None:
        yield _with_grade(_("at most {n} pages").format(n=field.pages.max), field.pages)
    if field.entries and field.entries.min is not None:
        yield _with_grade(_("at least {n} entries").format(n=field.entries.min), field.entries)
    if field.entries and field.entries.max is not None:
        yield _with_grade(_("at most {n} entries").format(n=field.entries.max), field.entries)
    yield _value(_("at most {value} minutes"), field.minutes)


def _required(field: FormField) -> str:
    if field.required.value is None:
        return _("not found whether required")
    return _with_grade(_("required") if field.required.value else _("optional"), field.required)


def _indicators(edition: Edition) -> Iterator[Saying]:
    sets = (
        ("indicators", _("Indicators of an innovation"), edition.indicators),
        ("government_indicators", _("Indicators of the government"), edition.government_indicators),
    )
    for name, section, indicators in sets:
        for key, indicator in indicators.items():
            yield Saying((name, key), section, f"{indicator.no} {indicator.name}", _indicator(indicator))


def _indicator(indicator: Indicator) -> str:
    bands = " | ".join(indicator.parameters)
    parts = [
        _value(_("weight {value}"), indicator.weight),
        _value(_("mandatory"), indicator.mandatory) if indicator.mandatory.value else "",
        _with_grade(bands, indicator),
        *(f"{_(VALUES.get(name, name))}: {_(GRADES[grade])}" for name, grade in indicator.weaker.items()),
    ]
    return "; ".join(part for part in parts if part)


def _letters(edition: Edition) -> Iterator[Saying]:
    for key, letter in edition.letters.items():
        stamp = _value(_("with a place for the stamp"), letter.meterai) if letter.meterai.value else ""
        asked = _("a page of the form itself") if letter.in_form else _("asked for")
        says = "; ".join(part for part in (_with_grade(asked, letter), stamp) if part)
        yield Saying(("letters", key), _("Letters"), letter.label, says)


def _manuscript(edition: Edition) -> Iterator[Saying]:
    asked, section = edition.manuscript, _("The PDF")
    layout, annexes = asked.layout, asked.annexes
    if asked.pages.max is not None:
        pages = _("at most {n}, cover and annexes not counted").format(n=asked.pages.max)
        yield Saying(("manuscript", "pages"), section, _("Pages"), _with_grade(pages, asked.pages))
    rows = (
        ("max_mb", _("Size of the file"), _value(_("at most {value} MB"), asked.max_mb)),
        ("paper", _("Paper"), _value("{value}", layout.paper)),
        ("font", _("Font"), _value("{value}", layout.font)),
        ("size", _("Size of letters"), _value(_("{value} points"), layout.size)),
        ("file_name", _("Name of the file"), _value("{value}", asked.file_name)),
    )
    yield from (Saying(("manuscript", key), section, what, says) for key, what, says in rows if says)
    if layout.spacing and layout.spacing.value is not None:
        says = _with_grade(figure(layout.spacing.value, 2), layout.spacing)
        yield Saying(("manuscript", "spacing"), section, _("Distance of lines"), says)
    if layout.margins:
        margins = layout.margins
        sides = (margins.top, margins.right, margins.bottom, margins.left)
        says = _("{sides} mm (top, right, bottom, left)").format(sides=", ".join(visible(side) for side in sides))
        yield Saying(("manuscript", "margins"), section, _("Margins"), _with_grade(says, margins))
    if asked.cover:
        yield Saying(
            ("manuscript", "cover"), section, _("Cover"), _with_grade(" / ".join(asked.cover.lines), asked.cover)
        )
    if annexes.order:
        labels = ", ".join(edition.fields[key].label for key in annexes.order)
        yield Saying(("manuscript", "annexes"), section, _("Order of annexes"), _with_grade(labels, annexes))
    if annexes.in_one_pdf.value:
        says = _with_grade(_("in one file with the form"), annexes.in_one_pdf)
        yield Saying(("manuscript", "in_one_pdf"), section, _("Annexes"), says)


def _criteria(edition: Edition) -> Iterator[Saying]:
    for key, criterion in edition.criteria.items():
        fields = ", ".join(edition.fields[name].label for name in criterion.fields)
        answered = _("answered by {fields}").format(fields=fields) if fields else ""
        weight = _value(_("weight {value}"), criterion.weight) or _("weight not found")
        says = "; ".join(part for part in (weight, criterion.asks or "", answered) if part)
        yield Saying(("criteria", key), _("Criteria of the jury"), criterion.label, says)


def _index(edition: Edition) -> Iterator[Saying]:
    scoring = edition.scoring
    if scoring is None:
        return
    section = _("Index")
    whole = _("{total} = government {spd} + maturity {sid} + number {ji}").format(
        total=visible(scoring.maximum_total),
        spd=visible(scoring.maximum_government),
        sid=visible(scoring.maximum_maturity),
        ji=visible(scoring.maximum_count),
    )
    yield Saying(("scoring", "total"), section, _("Highest total"), _with_grade(whole, scoring))
    for year, constants in scoring.years.items():
        says = _("divisor at least {divisor}, affairs of basic service at least {affairs}").format(
            divisor=constants.min_divisor, affairs=constants.min_basic_service_affairs
        )
        yield Saying(("scoring", year), section, year, _with_grade(says, constants))
