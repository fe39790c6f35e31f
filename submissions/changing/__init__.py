"""Changes to a workspace that can be taken back, and the renaming of a record."""
