"""Use cases, each one transaction: read, do, save; frozen values in and out, never rows."""
