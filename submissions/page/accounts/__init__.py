"""Accounts: who may come in, with which role, for which offices. Only a page for a whole office has them."""
