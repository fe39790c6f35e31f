"""The reader of sheets: what a workbook of any kind shows in its cells, and where that cannot be known."""
