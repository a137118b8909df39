"""The context-free stages: what a line, its markup and its neighbours' shapes say."""
