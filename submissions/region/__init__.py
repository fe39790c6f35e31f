"""The region as a whole: the government profile, the projected index, what to send, the report."""
