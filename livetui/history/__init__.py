"""Past LIVEs: what each came to, kept in a SQLite file."""
