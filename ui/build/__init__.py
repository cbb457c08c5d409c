"""Building a rota from the window: the job, its progress, and the proposal it ends in."""
