"""Files by their hashes, and what is remembered of them from one run to the next."""
