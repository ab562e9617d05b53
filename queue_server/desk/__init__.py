"""What people do at the desk: one use case a function, one transaction a command."""
