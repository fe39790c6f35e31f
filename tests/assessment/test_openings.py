"""What the first sentence of a narrative tells a jury."""

import pytest

from submissions.assessment.criteria import opening_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pada 2023 ada 2 dari 3 TPA ditutup karena penuh. Warga resah.", (True, True, True)),
        ("Pada 2023 banyak TPA ditutup.", (False, True, False)),
        ("Sebanyak 143 truk antre setiap hari.", (True, False, False)),
        ("Warga antre sehingga terlambat bekerja.", (False, False, True)),
        ("Menurut data, 2.023 warga antre.", (True, False, False)),
        ("**Makro.** Pada 2023 ada 40 loket yang tutup.", (True, True, False)),
        ("Inovasi ini sungguh baik. Pada 2023 antrean 40 orang karena loket kurang.", (False, False, False)),
        ("Tarifnya Rp. 2.500 sejak 2021 akibat kenaikan biaya.", (True, True, True)),
        ("", (False, False, False)),
    ],
)
def test_figure_year_and_cause(text: str, told: tuple[bool, bool, bool]) -> None:
    opening = opening_of(text)
    assert (opening.has_figure, opening.has_year, opening.has_cause) == told
