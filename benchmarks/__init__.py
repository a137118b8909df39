"""The benchmark suite of bodycopy, run from a checkout: `python -m benchmarks --help`."""
