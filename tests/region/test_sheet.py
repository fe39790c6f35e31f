"""The sheet of the government profile on paper."""

from dataclasses import replace

import pytest

from submissions.documents.document import Document
from submissions.documents.making import Maker
from submissions.office.regions import region_of
from submissions.region.sheet import government_sheet
from submissions.sample.generate import write_starter
from tests.pdf import flat, read_pdf


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Maker, Document]:
    root = tmp_path_factory.mktemp("pemda") / "kantor"
    write_starter(root)
    region = region_of(root, None, None, open_evidence=False, say=lambda _text: None)
    assert region.portfolio.government
    return Maker(region.workspace), government_sheet(region.portfolio.government, region.workspace)


def test_the_signature_never_stands_on_a_page_without_rows_of_the_list(sheet: tuple[Maker, Document]) -> None:
    maker, document = sheet
    listed, pages = document.context["bukti"], set()
    for more in range(15, 19):
        added = [dict(listed[each % len(listed)], nomor_bukti=len(listed) + each + 1) for each in range(more)]
        printed = maker.pdf(replace(document, context={**document.context, "bukti": [*listed, *added]}))
        *_before, last = read_pdf(printed.content).pages
        pages.add(printed.pages)
        assert "NIP" in flat(last)
        assert added[-1]["judul"] in flat(last)
    assert len(pages) == 2  # so the list has grown past the end of a page
