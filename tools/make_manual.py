"""Write the reference of the manual from the program itself: `python -m tools.make_manual`."""
