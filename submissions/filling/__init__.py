"""The questions of an innovation section by section, its answers as they are typed, saved field by field."""
