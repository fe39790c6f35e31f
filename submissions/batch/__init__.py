"""Many records: plan, make, write whole files, manifest."""
