"""The message catalogues, one folder per language, and the tool that keeps them up to date."""
