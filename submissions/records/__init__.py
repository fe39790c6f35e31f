"""Files in and out: records and settings read with the place of every value."""
