"""Metadata of the article: one file a field, each ranking what the head, the JSON-LD, the markup and the lines say."""
