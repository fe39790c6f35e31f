"""Judge a filled form: completeness, evidence, indicators, eligibility. Pure: no clock, no network, nothing written."""
