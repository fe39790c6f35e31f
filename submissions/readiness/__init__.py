"""Before sending: what each innovation still lacks, as a list, as a chat message, and as a sheet for the wall."""
