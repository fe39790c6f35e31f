"""An invented regency: a full workspace for trying things out and a small one to start from."""
