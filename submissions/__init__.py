"""What an office does with its innovation records: check them, make documents, export them all."""

__version__ = "0.1.0"
