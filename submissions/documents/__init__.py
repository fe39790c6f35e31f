"""One record in, the bytes of a PDF out: context of plain values, HTML from templates, PDF."""
