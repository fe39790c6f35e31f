"""The page of a whole office, with accounts: served by a process of its own, as it would be."""
