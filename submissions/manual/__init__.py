"""The manual in Indonesian, shipped with the program: read, rendered and searched. No clock, no network, no scripts."""
