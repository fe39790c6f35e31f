"""The figures of the bench that take longer run, on two records."""

from tests.test_bench import bench, rows


def test_every_other_figure_is_measured() -> None:
    figures = ("jobs", "unchanged", "changed", "growth", "cluster", "memory")
    printed = bench(*figures, "--only", "naive", "--sizes", "2", "--documents", "10")
    named = {
        "Two jobs against one": {"one job", "two jobs"},
        "The same again": {"everything", "again, unchanged"},
        "Three records changed": {"ours, 2 records changed"},
        "Growth": {"2", "36,742, by calculation"},
        "Two workers of a cluster": {"two jobs", "two Dask workers"},
        "Memory": {"ours, two jobs, peak", "naive, peak"},
    }
    for title, first in named.items():
        assert first <= set(rows(printed, title)), title
