"""What records and editions may say: Pydantic models, code lists and one data file per edition."""
