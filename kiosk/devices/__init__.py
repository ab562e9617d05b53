"""One file, one plain blocking class per device. No Qt here; nothing opens at import."""
