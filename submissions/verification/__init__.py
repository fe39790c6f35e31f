"""Look at a finished PDF: what it was made from, and whether it still says that."""
