"""Frozen folders: what was about to be sent, sealed; and what has changed since."""
