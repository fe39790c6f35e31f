"""Commands for whoever works on this program."""
