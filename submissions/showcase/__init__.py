"""The public website of a region's innovations: what may be shown, without persons, as pages and pictures."""
