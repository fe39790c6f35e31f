"""What an office begins with: a record with its questions, a workspace with its settings."""
