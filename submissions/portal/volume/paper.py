"""How the pages of an evidence volume are divided, in millimetres."""

BAND = 10.0  # at the foot of a page, for the stamp
CAPTION = 24.0  # above it, for what is said of a picture
EDGE = 15.0  # around a picture
LARGEST_DOT = 1.0  # points; a small picture is not blown up further
