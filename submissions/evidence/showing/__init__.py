"""Files from outside, opened with care: what a page of a PDF shows, what a picture shows, and nothing active."""
