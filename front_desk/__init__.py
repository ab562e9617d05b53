"""The words that kiosk and queue server share. Standard library and pydantic only."""
