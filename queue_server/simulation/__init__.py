"""A day of an office, replayed: the same people under any policy and staffing. Pure."""
