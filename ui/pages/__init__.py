"""What the navigation leads to, one page per module."""
