"""No file gets a name that Windows keeps for itself, or it could be opened on some computers only."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from submissions.files.names import is_device_name, leads_out
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


@pytest.mark.parametrize(
    ("relative", "out"),
    [
        (PurePosixPath("bukti/sk.pdf"), False),
        (PurePosixPath("C:/sk.pdf"), False),
        (PurePosixPath("/etc/passwd"), True),
        (PurePosixPath("a/../../b"), True),
        (PureWindowsPath("bukti/sk.pdf"), False),
        (PureWindowsPath("C:/sk.pdf"), True),
        (PureWindowsPath("C:sk.pdf"), True),
        (PureWindowsPath("/sk.pdf"), True),
        (PureWindowsPath(r"\\server\bersama\sk.pdf"), True),
        (PureWindowsPath(r"a\..\..\b"), True),
    ],
)
def test_a_path_that_leads_out_of_its_folder_is_known_on_each_system(relative: PurePath, out: bool) -> None:
    assert leads_out(relative) is out
