"""Days, periods and lengths of time: their order, and one event told twice."""
