"""Who comes to whom: strips of faces, a carer's people, the co-op's distribution, and figures."""
