"""Words and phrases as data, with their loaders: `class_words` for markup, `phrases` for text."""
