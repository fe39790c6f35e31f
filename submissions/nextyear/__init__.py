"""Next year's records, started from this year's: what is kept, what must be asked anew, what is too old."""
