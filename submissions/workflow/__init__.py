"""The way of an innovation through a region: its states, who moved it, what was noted; without any database."""
