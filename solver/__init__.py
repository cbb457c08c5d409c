"""The rota engine: problems in, plans out. Knows no Qt, no database and nothing of carecoop."""
