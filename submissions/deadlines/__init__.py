"""Deadlines, the office's own and an edition's, counted in working days. The only room that knows which day it is."""
