"""The pieces of the clients page and the carers page."""
