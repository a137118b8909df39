"""Articles out: the formats that people and programs read, and where they are written."""
