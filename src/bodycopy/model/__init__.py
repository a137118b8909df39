"""The learned classifier of body lines: features, weights as data, and their evaluation in plain Python."""
