"""Work in helper processes: one job in flight each, with limits, so that a bad job costs only itself."""
