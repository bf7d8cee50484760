"""What happens at the same moment: over the real server, on SQLite and on PostgreSQL."""
