"""The tasks of the demonstration, one module per cluster."""
