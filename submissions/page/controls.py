"""Questions as the controls of a form, and what a browser sends back as typed answers."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import nh3
from django.http import QueryDict
from markupsafe import Markup

from schemas.narrative import count_words
from schemas.rules import Words
from submissions.documents.richtext import TAGS, narrative_html
from submissions.filling.answers import Conflict, Typed, TypedRow, answer_fingerprint
from submissions.filling.sections import AnswerSection, concerns
from submissions.findings.finding import Finding, Severity
from submissions.findings.labels import GRADES
from submissions.language import _, figure
from submissions.workbooks.forms.asking import FormQuestion

ANSWER, ASKED_WITH = "isi.", "asal."
"""What stands before a question's address in the name of its control, and in that of its fingerprint."""
BEGUN = "mulai"
"""The name of the field that tells which state of the file a form was loaded with."""
_MOST_RADIOS = 6
_LONGEST_INDEX = 12
_FORMED = re.compile(r"<(?:strong|em|ul|ol|table|a|br|blockquote|code|pre)\b")
_GRAVITY = list(Severity)


@dataclass(frozen=True)
class Option:
    """One of the answers that can be chosen."""

    key: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Control:
    """A question as it stands in a form: its answer, what is said of it, and what it was shown with.

    `kind` is `line`, `text` (several lines), `radios`, `select` or `boxes`.
    """

    question: FormQuestion
    kind: str
    text: str
    asked_with: str
    options: tuple[Option, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflict: Conflict | None = None
    instead: str = ""
    index: str = ""

    @property
    def name(self) -> str:
        """Return the name of the control in the form."""
        return f"{ANSWER}{self.index}{self.question.address}"

    @property
    def base_name(self) -> str:
        """Return the name of the hidden field with the fingerprint."""
        return f"{ASKED_WITH}{self.index}{self.question.address}"

    @property
    def id(self) -> str:
        """Return the control's id in the page."""
        return id_of(f"{self.index}{self.question.address}")

    @property
    def is_bad(self) -> bool:
        """Return whether something about it must be mended."""
        return any(each.severity is Severity.ERROR for each in self.findings)

    @property
    def words(self) -> str:
        """Return how many words there are, of how many, as the program counts them; empty of what is no long text."""
        return counted(self.text, self.question.words) if self.kind == "text" and self.question.is_long else ""

    @property
    def limit(self) -> str:
        """Return how well founded the limit of words is; empty where there is none."""
        words = self.question.words
        if words.unlimited or words.grade is None:
            return ""
        return _("Limit: {grade}").format(grade=_(GRADES[words.grade]))

    @property
    def preview(self) -> Markup | str:
        """Return the HTML of the text as documents print it; empty where that is the text as it stands."""
        html = narrative_html(self.text) if self.kind == "text" and self.question.is_long else ""
        if not _FORMED.search(html):
            return ""
        # Widths of columns are styles of their own, which the page's content policy refuses.
        return Markup(nh3.clean(html, tags=TAGS, attributes={"a": {"href"}, "ol": {"start"}}))


def id_of(address: str) -> str:
    """Return the id of the control of an address."""
    return f"k-{address}".replace(".", "-").replace("_", "-")


def counted(text: str, words: Words) -> str:
    """Return how many words a text has beside its limits, and how many letters."""
    return f"{limited(count_words(text), words)} · {_('{n} letters').format(n=figure_of(len(text)))}"


def limited(number: int, words: Words) -> str:
    """Return a number of words beside its limits."""
    if words.max:
        return _("{n} of {most} words").format(n=figure_of(number), most=figure_of(words.max))
    if words.min:
        return _("{n} words, at least {least}").format(n=figure_of(number), least=figure_of(words.min))
    return _("{n} words").format(n=figure_of(number))


def figure_of(number: int) -> str:
    """Return a whole number as the user's language writes it."""
    return figure(Decimal(number))


def control_of(
    question: FormQuestion,
    text: str,
    findings: Iterable[Finding] = (),
    *,
    conflict: Conflict | None = None,
    asked_with: str | None = None,
    asked: Mapping[str, FormQuestion] | None = None,
    index: str = "",
) -> Control:
    """Return a question as a control.

    Args:
        question: which is asked.
        text: of the answer, see `answer_of`.
        findings: on the whole record, or on this answer.
        conflict: with what somebody else answered meanwhile.
        asked_with: the fingerprint of what the record holds; that of the text if not given.
        asked: other questions by address, for what counts where this answer is empty.
        index: what tells the rows of a table apart in names.
    """
    kind, options = _kind(question, text)
    other = (asked or {}).get(question.instead)
    return Control(
        question,
        kind,
        text,
        asked_with or answer_fingerprint(text, question),
        options,
        _said_once(each for each in findings if concerns(each.field, question)),
        conflict,
        other.ask if other else "",
        index,
    )


def _said_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without those that a graver one says in the same words, as two competitions may."""
    gravest: dict[tuple[str, str], Finding] = {}
    for each in findings:
        said = each.sentence, each.remedy_on_page
        if said not in gravest or _GRAVITY.index(each.severity) < _GRAVITY.index(gravest[said].severity):
            gravest[said] = each
    return tuple(gravest.values())


def _kind(question: FormQuestion, text: str) -> tuple[str, tuple[Option, ...]]:
    column = question.column
    chosen = text.split("\n") if text else []
    choices = dict(column.choices)
    if column.kind.offered:
        choices = {label.casefold(): label for label in column.kind.offered}
    if not choices or not (column.kind.is_choice or column.kind.offered):
        long = question.is_long or "\n" in text or column.many
        return ("text" if long else "line"), ()
    # What a record holds that is none of the choices is shown too: it must not be lost by opening the form.
    choices |= {key: key for key in chosen if key not in choices}
    options = tuple(Option(key, label, key in chosen) for key, label in choices.items())
    if column.many:
        return "boxes", options
    return ("radios" if len(options) <= _MOST_RADIOS else "select"), options


def typed_in(sent: QueryDict, questions: Iterable[FormQuestion], index: str = "") -> dict[str, Typed]:
    """Return the answers that a browser sent, by address: of those questions that its form had.

    `index` is what tells the rows of a table apart in names.
    """
    found = {}
    for question in questions:
        base = sent.get(f"{ASKED_WITH}{index}{question.address}")
        if base is not None:
            found[question.address] = Typed("\n".join(sent.getlist(f"{ANSWER}{index}{question.address}")), base)
    return found


def typed_of(sent: QueryDict, question: FormQuestion, index: str = "") -> str:
    """Return what a browser sent as the answer to a question, to be shown again as it was typed."""
    return "\n".join(sent.getlist(f"{ANSWER}{index}{question.address}")).replace("\r\n", "\n")


def row_names(sent: QueryDict) -> list[str]:
    """Return what tells the rows of a table apart that a browser sent."""
    return [name for name in sent.getlist("baris") if name.isascii() and name.isalnum() and len(name) < _LONGEST_INDEX]


def rows_in(sent: QueryDict, section: AnswerSection) -> list[TypedRow]:
    """Return the rows of a table that a browser sent."""
    rows = []
    for index in row_names(sent):
        texts = {
            each.address: "\n".join(sent.getlist(f"{ANSWER}{index}.{each.address}"))
            for each in section.questions
            if f"{ANSWER}{index}.{each.address}" in sent or f"{ASKED_WITH}{index}.{each.address}" in sent
        }
        rows.append(TypedRow(texts, sent.get(f"baris.{index}.asal", ""), f"hapus.{index}" in sent))
    return rows


@dataclass(frozen=True)
class Told:
    """How a section stands: how many of the needed answers are there, and how many things must be mended."""

    section: AnswerSection
    filled: int
    needed: int
    errors: int
    rows: int | None = None


def told_of(
    section: AnswerSection, answered: Collection[str], findings: Iterable[Finding], rows: int | None = None
) -> Told:
    """Return how a section stands.

    Args:
        section: which.
        answered: the addresses of the questions that the record answers.
        findings: on the whole record.
        rows: how many its table has, where it is one.
    """
    errors = {each.field for each in findings if each.severity is Severity.ERROR and section.holds(each.field)}
    needed = [each for each in section.questions if each.needed] if section.table is None else []
    return Told(
        section,
        sum(each.address in answered or each.instead in answered for each in needed),
        len(needed),
        len(errors),
        rows,
    )
