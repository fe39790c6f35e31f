"""What writes the reference of the manual, a module for each of its parts."""
