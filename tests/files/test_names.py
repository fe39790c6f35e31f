"""No file gets a name that Windows keeps for itself, or it could be opened on some computers only."""

import pytest

from submissions.files.names import is_device_name
from submissions.records.reading import identifier_from
from submissions.workbooks.gathering import clean_name


@pytest.mark.parametrize("name", ["CON", "nul", "Prn.", "COM1", "lpt9", "Aux (uji coba)".partition("(")[0]])
def test_an_innovation_of_such_a_name_gets_a_usable_id(name: str) -> None:
    assert not is_device_name(identifier_from(name))
    assert identifier_from(name).startswith(name.strip(". ").lower())


@pytest.mark.parametrize(
    ("name", "clean"), [("NUL.PDF", "nul-berkas.pdf"), ("Con", "con-berkas"), ("conto.PDF", "conto.pdf")]
)
def test_a_document_of_such_a_name_is_kept_under_another(name: str, clean: str) -> None:
    assert clean_name(name) == clean
