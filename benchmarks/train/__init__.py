"""Training of the learned body classifier: `python -m benchmarks.train`."""
