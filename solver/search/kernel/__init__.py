"""The very many cheap moves: plain functions over flat arrays, compiled where numba is there."""
