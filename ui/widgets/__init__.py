"""Small controls that pages are put together from."""
