"""The form of one innovation: a workbook that reads like a paper form, and what comes back in it."""
