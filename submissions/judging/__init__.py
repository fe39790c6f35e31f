"""The one way to a verdict: records are read, their evidence opened, compared with each other, and assessed."""
