"""Excel in, Excel out: the form for offices, its import, and the table of everything."""
