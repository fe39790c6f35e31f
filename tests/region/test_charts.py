"""Where the marks of the charts stand."""

from decimal import Decimal

from submissions.region.charts import CELL_HEIGHT, CELL_WIDTH, HEAD, LABEL_WIDTH, HeatRow, heat_map, scatter


def test_a_cell_is_drawn_in_the_path_of_its_proven_parameter_and_marked_if_more_is_claimed() -> None:
    drawn = heat_map([HeatRow("Satu", [(3, 3), (0, 0)]), HeatRow("Dua", [(1, 2), (0, 1)])], ["16", "17"])
    assert drawn["tingkat"][3].startswith(f"M{LABEL_WIDTH} {HEAD}h")
    assert drawn["tingkat"][2] == ""
    assert drawn["tingkat"][1].startswith(f"M{LABEL_WIDTH} {HEAD + CELL_HEIGHT}h")
    assert drawn["tanda"].count("M") == 2
    assert f"M{LABEL_WIDTH + CELL_WIDTH + 5} {HEAD + CELL_HEIGHT + 5}h5" in drawn["tanda"]
    assert [row["nama"] for row in drawn["baris"]] == ["Satu", "Dua"]


def test_points_stand_higher_with_score_and_further_right_with_missing_evidence() -> None:
    drawn = scatter([(0, Decimal(111), True), (10, Decimal(0), False)], Decimal(111), 20)
    assert drawn["layak"] == "M42.0 10.0h0"
    assert drawn["lain"].startswith("M299.0 267.0l")  # the cross around (302, 270)
    assert [tick["n"] for tick in drawn["x"]] == [0, 5, 10, 15, 20]
