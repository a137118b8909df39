"""The context-sensitive stages: what the drafted roles of other lines say."""
