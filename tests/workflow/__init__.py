"""The way of an innovation through a region."""
