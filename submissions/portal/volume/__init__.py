"""The evidence volume of one innovation: every cited document behind a cover sheet of its indicator, in one PDF."""
