"""A finished PDF looked at: whether it is an archive file, and whether it still says what its record says."""
