"""Evidence is opened, not believed: what a file really is, found out in helper processes that may fail."""
