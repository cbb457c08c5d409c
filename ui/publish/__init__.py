"""Publishing a week, and telling people of what changed since."""
