"""Sources to pages: `html` for markup, `text` for lines that were scraped before, `guards` before the parser."""
