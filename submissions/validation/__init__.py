"""Prove that a PDF is what it claims to be: PDF/A-3a and PDF/UA-1, by veraPDF."""
