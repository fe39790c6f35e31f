"""Duplicates: innovations with the same or nearly the same title, and texts that stand in two records."""
