"""Names of bodies and places: who owns what, who gets the plan, what no longer exists."""
