"""The page in the browser: a thin adapter over the functions that the command line uses; no rule stands here."""
