"""The morning when someone rings in sick: what falls open, who takes it, who is rung and told."""
