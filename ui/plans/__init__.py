"""The plan as a page: written in place, saved as it is written, agreed by those it concerns."""
