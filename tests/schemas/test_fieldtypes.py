"""Types of fields: each is described once, and a new one goes everywhere without another line."""

import re
from pathlib import Path
from typing import Annotated, Any

import jsonschema
import pytest
from pydantic import AfterValidator, ValidationError
from pydantic_core import PydanticCustomError

from schemas.edition import Edition, FormField
from schemas.fields import Text
from schemas.fieldtypes import FIELD_TYPES, FieldType
from schemas.form import form_model
from schemas.jsonschema import edition_schema, record_schema
from schemas.jsonshapes import Schema
from submissions.documents.composing import form_content
from submissions.documents.markup import environment, render
from submissions.documents.planning import documents_of
from submissions.portal.kit.context import sheet_document
from submissions.portal.kit.copysheet import copy_sheet
from submissions.workbooks.cells import CellError, shown, value_of
from submissions.workbooks.columns import layout_of
from tests.build import assess, changed, complete_record, edition_data, standing_workspace

PLATE = r"[A-Z]{1,2} \d{1,4} [A-Z]{1,3}"


class PlateType(FieldType):
    """A number plate: a type that no edition has."""

    name = "plate"

    def annotation(self, field: FormField, lenient: bool) -> Any:
        def check(text: str) -> str:
            if not re.fullmatch(PLATE, text):
                raise PydanticCustomError("plate-unreadable", "no plate", {"value": text})
            return text

        return Annotated[Text, AfterValidator(check)]

    def record_schema(self, field: FormField) -> Schema:
        return {"type": "string", "pattern": f"^{PLATE}$"}

    def text(self, field: FormField, value: Any) -> str | None:
        return f"pelat {value}"


@pytest.fixture
def with_plates(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """Return iga-2026 with a field of the new type, which is registered by one entry."""
    monkeypatch.setitem(FIELD_TYPES, PlateType.name, PlateType())
    data = edition_data("iga-2026")
    data["fields"]["pelat"] = {"label": "Pelat Mobil Layanan", "type": "plate", "required": "ya"}
    return Edition.model_validate(data)


def test_a_type_is_known_by_its_one_entry(with_plates: Edition) -> None:
    field = with_plates.fields["pelat"]
    assert isinstance(field.kind, PlateType)
    assert "plate" in edition_schema()["$defs"]["FormField"]["properties"]["type"]["enum"]


def test_a_type_that_is_not_there_is_refused_with_those_that_are() -> None:
    assert PlateType.name not in FIELD_TYPES
    with pytest.raises(ValidationError) as caught:
        FormField.model_validate({"label": "Pelat", "type": "plate"})
    [error] = caught.value.errors()
    assert error["type"] == "literal_error"
    assert re.findall(r"'(\w+)'", error["ctx"]["expected"]) == list(FIELD_TYPES)


def test_form_checks_a_new_type(with_plates: Edition) -> None:
    model = form_model(with_plates, None, lenient=True)
    assert model.model_validate({"pelat": "R 1234 AB"}).model_dump()["pelat"] == "R 1234 AB"
    with pytest.raises(ValidationError):
        model.model_validate({"pelat": "1234"})
    answers = {"jawaban": {"iga-2026": {"pelat": "1234"}}}
    submission = assess(changed(answers), with_plates).submission
    assert submission is not None
    assert [error.code for error in submission.errors] == ["plate-unreadable"]
    assert "required-missing" in [finding.code for finding in assess(complete_record(), with_plates).findings]


def test_editor_is_told_of_a_new_type(with_plates: Edition) -> None:
    checker = jsonschema.Draft202012Validator(record_schema([with_plates]))
    wrong = [
        len(list(checker.iter_errors({**complete_record(), "jawaban": {"iga-2026": {"pelat": text}}})))
        for text in ("R 1234 AB", "1234")
    ]
    assert wrong == [0, 1]


def test_workbook_has_a_column_of_a_new_type(with_plates: Edition) -> None:
    [column] = [each for each in layout_of([with_plates]).main.columns if each.name == "jawaban.iga-2026.pelat"]
    assert column.heading == "Pelat Mobil Layanan [iga-2026]"
    assert (value_of("R 1234 AB", column), shown("R 1234 AB", column)) == ("R 1234 AB", "R 1234 AB")
    with pytest.raises(CellError):
        value_of("1234", column)


def test_documents_show_a_new_type(with_plates: Edition) -> None:
    workspace = standing_workspace()
    assessment = assess(changed({"jawaban": {"iga-2026": {"pelat": "R 1234 AB"}}}), with_plates)
    dossier = next(documents_of(assessment, workspace))
    sheet = sheet_document(copy_sheet(form_content(assessment, workspace), assessment.submission, []))
    for document in (dossier, sheet):
        page = render(environment(workspace), document.template, document.context)
        assert "Pelat Mobil Layanan" in page
        assert "pelat R 1234 AB" in page


@pytest.mark.parametrize("name", FIELD_TYPES)
def test_every_type_has_its_line_in_the_documentation(name: str) -> None:
    lines = (Path(__file__).parents[2] / "docs" / "editions.md").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if re.match(rf"\| `{name}` \| \w.{{5,}}\|$", line)]) == 1
    assert (FIELD_TYPES[name].name, FIELD_TYPES[name].__doc__ is not None) == (name, True)
