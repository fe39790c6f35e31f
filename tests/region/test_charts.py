"""Where the marks of the charts stand."""

from decimal import Decimal

from submissions.region.charts import CELL_WIDTH, GAP, HIGHEST, LINE, SCORE_WIDTH, WIDTH, HeatRow, heat_maps, scatter

INDICATORS = [("16", "Regulasi"), ("17", "SDM")]
LEFT = WIDTH - SCORE_WIDTH - 2 * CELL_WIDTH


def test_a_cell_is_drawn_in_the_path_of_its_proven_parameter_and_marked_if_more_is_claimed() -> None:
    rows = [HeatRow("Satu", [(3, 3), (0, 0)], Decimal(9)), HeatRow("Dua", [(1, 2), (0, 1)], Decimal(3))]
    [drawn] = heat_maps(rows, INDICATORS)
    top = drawn["kepala"]
    assert drawn["tingkat"][3].startswith(f"M{LEFT} {top:g}h")
    assert drawn["tingkat"][2] == ""
    assert drawn["tingkat"][1].startswith(f"M{LEFT} {top + LINE + GAP:g}h")
    assert drawn["tanda"].count("M") == 2
    assert f"M{LEFT + CELL_WIDTH + 3} " in drawn["tanda"]
    assert [(row["nama"], row["skor"]) for row in drawn["baris"]] == [("Satu", 9), ("Dua", 3)]
    assert [column["nama"] for column in drawn["kolom"]] == ["Regulasi", "SDM"]


def test_a_long_name_takes_several_lines_and_is_never_cut() -> None:
    names = ["Sistem " + "Informasi Terpadu " * 12, "T" * 300]
    rows = [HeatRow(name.strip(), [(1, 1), (1, 1)], Decimal(1)) for name in names]
    [drawn] = heat_maps(rows, INDICATORS)
    spoken, unbroken = drawn["baris"]
    assert len(spoken["potongan"]) > 2
    assert " ".join(part["teks"] for part in spoken["potongan"]) == rows[0].label
    assert "".join(part["teks"] for part in unbroken["potongan"]) == rows[1].label
    assert unbroken["y"] > spoken["potongan"][-1]["y"]


def test_parts_are_no_higher_than_a_page_and_only_the_first_names_the_indicators() -> None:
    rows = [HeatRow(f"Inovasi {number}", [(1, 1), (1, 1)], Decimal(1)) for number in range(150)]
    parts = heat_maps(rows, INDICATORS)
    assert len(parts) == 3
    assert [part["bernama"] for part in parts] == [True, False, False]
    assert all(part["tinggi"] <= HIGHEST + 2 for part in parts)
    assert [row["nama"] for part in parts for row in part["baris"]] == [row.label for row in rows]


def test_points_stand_higher_with_score_and_further_right_with_missing_evidence() -> None:
    drawn = scatter([(0, Decimal(111), True), (10, Decimal(0), False)], Decimal(111), 20)
    assert drawn["layak"] == "M42.0 10.0h0"
    assert drawn["lain"].startswith("M299.0 267.0l")  # the cross around (302, 270)
    assert [tick["n"] for tick in drawn["x"]] == [0, 5, 10, 15, 20]
