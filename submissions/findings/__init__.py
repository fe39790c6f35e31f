"""What is wrong, where, what to do about it, and by which rule: one class, one catalogue."""
