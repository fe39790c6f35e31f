"""What an edition may say: the whole rule book of one competition in one year, as data.

Everything that a ministry can change next year stands in an edition file, each rule with its
source and grade. Mappings rather than lists carry fields and indicators, so that an office's own
file may replace a single value by naming its key.
"""

import hashlib
from collections.abc import Container, Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from schemas.checks import Check
from schemas.competitions import Form, Level, short_name_of
from schemas.fields import Day, Identifier, Link, Model, Number, YesNo
from schemas.fieldtypes import FIELD_TYPES, FieldType, TypeName
from schemas.innovation import has_place
from schemas.manuscript import Entries, JuryCriterion, Manuscript, Pages
from schemas.measures import Measure
from schemas.requirements import EligibilityRule
from schemas.rules import Condition, Graded, Rule, Words, settle
from schemas.vocabulary import loosely, vocabulary, vocabulary_names


class LegalBasis(Rule):
    """An act, regulation or letter that the edition rests on."""

    ref: str
    articles: str | None = None
    date: Day | None = None
    content: str | None = None


class Files(Rule):
    """Which files a form accepts: endings without a dot, and the largest size in MB."""

    types: list[str]
    max_mb: Graded[Number] = Field(default_factory=Graded[Number])


class EvidenceLimits(Model):
    """The largest files that the portal takes as evidence of an indicator, in MB; None where no limit is known."""

    document_mb: Graded[Number] = Field(default_factory=Graded[Number])
    video_mb: Graded[Number] = Field(default_factory=Graded[Number])


class FormField(Rule):
    """One field of a form: its official label, what it takes, and where in the record the answer lies.

    `answer` lists places in the record, the first filled one serves; an answer that the record
    gives under `jawaban` for this edition always comes first. A field of type `group` holds others.

    `pages` limits a narrative as printed, `entries` the length of a list such as the members of a team, `minutes` the
    length of a video. `vocabulary` names a list of the edition's own `vocabularies`, or a code list.
    """

    no: str | None = None
    label: str
    long_label: str | None = None
    prompt: str | None = None
    section: str | None = None
    type: TypeName
    answer: list[str] = []
    groups: list[str] = []
    when: Condition | None = None
    required: Graded[YesNo] = Field(default_factory=lambda: Graded[YesNo](value=False))
    words: Words = Field(default_factory=Words)
    pages: Pages | None = None
    entries: Entries | None = None
    minutes: Graded[Number] | None = None
    weight: Graded[Number] | None = None
    vocabulary: str | None = None
    choices: dict[str, str] | None = None
    files: Files | None = None
    evidence: Files | None = None
    parts: dict[Identifier, "FormField"] = {}

    @property
    def kind(self) -> FieldType:
        """Return the type of this field, which knows how its answer is checked, shown and described."""
        return FIELD_TYPES[self.type]

    @property
    def takes_evidence(self) -> bool:
        """Return whether evidence can be cited for the answer, or is the answer."""
        return self.kind.cites or self.evidence is not None

    def key_of(self, value: Any) -> str | None:
        """Return the key of the choice that a value means, spelt loosely, or None."""
        own = self.choices is not None or not self.vocabulary
        key = self.spellings.get(loosely(str(value))) if own else None
        if key is None and self.vocabulary:
            key = vocabulary(self.vocabulary).key_of(str(value))
        return key if key in self.labels else None

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Return what the choices of this field may be written as, spelt loosely, and the key each means."""
        return {loosely(spelling): key for key, label in self.labels.items() for spelling in (label, key)}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return the choices of this field: key to official label, in official order."""
        if self.choices is not None:
            return self.choices
        if self.vocabulary is not None:
            return {key: entry.label for key, entry in vocabulary(self.vocabulary).entries.items()}
        return {}

    def for_group(self, group: str | None) -> bool:
        """Return whether the form of `group` has this field."""
        return not self.groups or group in self.groups


class Group(Rule):
    """A group of entries with its own form or conditions; `quota` is how many an institution may enter."""

    label: str
    quota: Graded[int] | None = None


Parameters = tuple[str, str, str]


class Wording(Model):
    """Other words for the parameters of an indicator, where the form's answer is that of `when`."""

    when: Condition
    parameters: Parameters


class Indicator(Rule):
    """One scored indicator of an innovation: three parameters, a weight, and what must prove it.

    `evidence` is what the edition says of the documents in general; `document` says in one sentence
    what a parameter needs, with `{fact}` in the place of its figures.
    """

    no: str
    name: str
    variable: str | None = None
    definition: str | None = None
    weight: Graded[Number]
    mandatory: Graded[YesNo] = Field(default_factory=lambda: Graded[YesNo](value=False))
    parameters: Parameters
    wordings: list[Wording] = []
    measure: Measure
    evidence: str | None = None
    evidence_types: list[str] = []
    letter_metadata: Graded[YesNo] = Field(default_factory=lambda: Graded[YesNo](value=False))
    document: str | None = None
    checks: dict[str, Check] = {}

    @model_validator(mode="after")
    def _tests_fit(self) -> Self:
        for name, check in self.checks.items():
            if check.test is not None and not check.test.fits(self.measure):
                values = {"name": name, "rule": check.test.rule}
                raise PydanticCustomError("check-unlike-measure", "counts what is not measured", values)
        return self

    @property
    def all_parameters(self) -> list[Parameters]:
        """Return the parameters in all their wordings."""
        return [self.parameters, *(each.parameters for each in self.wordings)]

    def worded(self, answers: Mapping[str, object]) -> "Parameters":
        """Return the words of the three parameters for a form with these answers, by field."""
        fitting = (each.parameters for each in self.wordings if each.when.holds(answers.get(each.when.field)))
        return next(fitting, self.parameters)


class Letter(Rule):
    """A statement letter that goes with the form; it is uploaded under an attachment's key.

    One that is `in_form` is a page of the form itself already: it is made by itself only where somebody asks for it.
    """

    label: str
    template: str
    attachment: str | None = None
    in_form: YesNo = False
    meterai: Graded[YesNo] = Field(default_factory=lambda: Graded[YesNo](value=False))
    groups: list[str] = []


class YearConstants(Rule):
    """The constants of the index that are announced year by year."""

    min_divisor: int
    min_basic_service_affairs: int


class Predicate(Model):
    """A band of the index and what a region in it is called."""

    name: str
    min: Number
    max: Number


class Scoring(Rule):
    """The constants of the regional index."""

    maximum_government: Number
    maximum_maturity: Number
    maximum_count: Number
    weight_per_innovation: Number
    counted_at_most: int
    maximum_total: Number
    basic_service_affairs: list[str]
    years: dict[str, YearConstants]
    predicates: list[Predicate]
    decimals: Graded[int]


class Edition(Rule):
    """A competition in a year.

    `competition` is its name among the program's own, `name` and `short_name` what documents and messages call it,
    `authority` who organises it. `form` says which documents it takes: a dossier of indicators or a proposal;
    `template` names another main document than the one of its form. `quota` is how many an institution may enter where
    there are no groups. `criteria` are those of the jury.
    """

    schema_version: Literal["1"] = "1"
    competition: Identifier
    year: Annotated[int, Field(ge=1900, le=9999)]
    name: str
    short_name: str | None = None
    authority: str | None = None
    level: Level | None = None
    form: Form | None = None
    template: str | None = None
    status: Literal["complete", "partial"] = "partial"
    theme: Graded[str] | None = None
    portal: Graded[Link] | None = None
    notes: list[str] = []
    sources: dict[str, str] = {}
    legal_basis: list[LegalBasis] = []
    calendar: dict[Identifier, Graded[Day]] = {}
    groups: dict[Identifier, Group] = {}
    eligibility: dict[Identifier, EligibilityRule] = {}
    vocabularies: dict[Identifier, dict[str, str]] = {}
    fields: dict[Identifier, FormField]
    indicators: dict[Identifier, Indicator] = {}
    government_indicators: dict[Identifier, Indicator] = {}
    scoring: Scoring | None = None
    letters: dict[Identifier, Letter] = {}
    evidence_limits: EvidenceLimits | None = None
    manuscript: Manuscript = Field(default_factory=Manuscript)
    criteria: dict[Identifier, JuryCriterion] = {}
    quota: Graded[int] | None = None
    near_limit_percent: Annotated[int, Field(ge=1, le=100)] = 95
    _forms: dict[Any, type[BaseModel]] = PrivateAttr(default_factory=dict)
    _strict: bool = PrivateAttr(default=False)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        self._lay_out_vocabularies()
        refused = settle(self)
        if not self.grade or not self.source:
            raise PydanticCustomError("edition-without-grade", "no file-wide source and grade", {})
        if refused:
            places = [".".join(path or ("grade",)) for path in refused]
            raise PydanticCustomError("edition-own-conclusion", "a conclusion is no binding rule", {"places": places})
        self._check_references()
        self._check_sums()
        return self

    def _lay_out_vocabularies(self) -> None:
        """Give each field that names a list of the edition's own its choices; from here on it is one with choices."""
        for field in self.fields.values():
            for each in (field, *field.parts.values()):
                own = self.vocabularies.get(each.vocabulary or "")
                if own is not None and each.choices is None:
                    each.__dict__.update(choices=own, vocabulary=None)

    @property
    def id(self) -> str:
        """Return the edition's name, such as `iga-2026`."""
        return f"{self.competition}-{self.year}"

    @property
    def title(self) -> str:
        """Return what documents and messages call the edition, such as `IGA 2026`."""
        return f"{self.competition_title} {self.year}"

    @property
    def competition_title(self) -> str:
        """Return what documents and messages call the competition, such as `IGA`."""
        return self.short_name or short_name_of(self.competition)

    @property
    def takes(self) -> Form:
        """Return which form the edition takes: as it says, else that of indicators where it has some."""
        return self.form or ("indicators" if self.indicators else "proposal")

    @cached_property
    def fingerprint(self) -> str:
        """Return a hash of all that the edition says: it tells two states of an edition's file apart."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    @property
    def strict(self) -> bool:
        """Return whether an office takes the rules of weak grade as binding for its own use (`ketat`)."""
        return self._strict

    def made_strict(self) -> "Edition":
        """Return this edition as an office reads it that takes the rules of weak grade as binding."""
        view = self.model_copy()
        view._strict = True
        return view

    def for_government(self) -> "Edition":
        """Return this edition as it judges the government itself: its own indicators, and no form.

        *Why:* facts, evidence and parameters are judged alike, of an innovation and of the government.
        """
        view = self.model_copy(
            update={"indicators": self.government_indicators, "fields": {}, "eligibility": {}, "letters": {}}
        )
        view._forms = {}
        vars(view)["fingerprint"] = self.fingerprint  # of whichever part of it: one edition, one state
        return view

    @property
    def default_group(self) -> str | None:
        """Return the group of an entry that names none: the first, or None where there are no groups."""
        return next(iter(self.groups), None)

    @property
    def form_models(self) -> dict[Any, type[BaseModel]]:
        """Return the models already made of this edition's forms, by group and fields left out.

        *Why:* making a model costs more than filling a form, and one edition serves many records.
        """
        return self._forms

    def fields_for(self, group: str | None) -> dict[str, FormField]:
        """Return the fields of the form of `group`, in official order."""
        return {key: field for key, field in self.fields.items() if field.for_group(group)}

    def letters_for(self, group: str | None) -> dict[str, Letter]:
        """Return the statement letters that the edition asks of `group`."""
        return {key: letter for key, letter in self.letters.items() if not letter.groups or group in letter.groups}

    @property
    def maximum_maturity(self) -> Decimal:
        """Return the highest score of one innovation: three times the sum of the weights."""
        return 3 * sum((indicator.weight.value or Decimal(0) for indicator in self.indicators.values()), Decimal(0))

    def _check_references(self) -> None:
        def wrong(at: str, name: str) -> PydanticCustomError:
            return PydanticCustomError("edition-reference", "names what is not there", {"at": at, "name": name})

        def known(at: str, names: Iterable[str], there: Container[str]) -> None:
            for name in names:
                if name not in there:
                    raise wrong(at, name)

        if self.form == "indicators" and not self.indicators:
            raise wrong("form", "indicators")
        for key, rule in self.eligibility.items():
            at = f"eligibility.{key}"
            for where, names, there in rule.names_in(self):
                known(f"{at}.{where}", names, there)
        for key, field in self.fields.items():
            at = f"fields.{key}"
            known(f"{at}.groups", field.groups, self.groups)
            known(f"{at}.when", [field.when.field] if field.when else [], self.fields)
            for each in (field, *field.parts.values()):
                known(f"{at}.vocabulary", [each.vocabulary] if each.vocabulary else [], vocabulary_names())
                known(f"{at}.answer", [path for path in each.answer if not has_place(path)], ())
                if each.kind.is_chosen and not each.labels:
                    raise wrong(f"{at}.choices", "choices")
        known("manuscript.annexes.order", self.manuscript.annexes.order, self.fields)
        for key, criterion in self.criteria.items():
            known(f"criteria.{key}.fields", criterion.fields, self.fields)
        checked: dict[str, str] = {}
        for key, indicator in self.indicators.items():
            at = f"indicators.{key}"
            for wording in indicator.wordings:
                self._check_condition(f"{at}.wordings", wording.when)
            for name, check in indicator.checks.items():
                self._check_condition(f"{at}.checks.{name}", check.when)
                known(f"{at}.checks.{name}", check.kinds_named, vocabulary("jenis_bukti").entries)
                known(f"{at}.checks.{name}", check.bases, indicator.measure.basis_names)
                if name in checked:
                    raise PydanticCustomError(
                        "edition-check-repeated", "stands twice", {"at": f"{at}.checks.{name}", "other": checked[name]}
                    )
                checked[name] = key
        for key, letter in self.letters.items():
            known(f"letters.{key}.groups", letter.groups, self.groups)
            known(f"letters.{key}.attachment", [letter.attachment] if letter.attachment else [], self.fields)

    def _check_condition(self, at: str, condition: Condition | None) -> None:
        """Refuse a condition on a field that is not there, or on a choice that the field does not have."""
        if condition is None:
            return
        field = self.fields.get(condition.field)
        if field is None or (field.labels and condition.value not in field.labels):
            name = condition.field if field is None else condition.value
            raise PydanticCustomError(
                "edition-reference", "names what is not there", {"at": f"{at}.when", "name": name}
            )

    def _check_sums(self) -> None:
        """Refuse constants that contradict each other, so that no index rests on a typing error."""
        if not self.scoring:
            return
        expected = {
            "maximum_maturity": (self.scoring.maximum_maturity, self.maximum_maturity),
            "maximum_count": (
                self.scoring.maximum_count,
                self.scoring.counted_at_most * self.scoring.weight_per_innovation,
            ),
            "maximum_total": (
                self.scoring.maximum_total,
                self.scoring.maximum_government + self.scoring.maximum_maturity + self.scoring.maximum_count,
            ),
        }
        if self.government_indicators:
            weights = [indicator.weight.value or Decimal(0) for indicator in self.government_indicators.values()]
            expected["maximum_government"] = (self.scoring.maximum_government, 3 * sum(weights, Decimal(0)))
        for name, (stated, summed) in expected.items():
            if stated != summed:
                values = {"name": name, "stated": str(stated), "summed": str(summed)}
                raise PydanticCustomError("edition-sum", "the figures do not add up", values)
