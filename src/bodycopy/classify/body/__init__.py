"""Which lines the article's text is made of: `settle` is the order of the questions, one file each."""
