"""Training of the learned body classifier: `python -m benchmarks.train`."""

from benchmarks.extras import require_to_train

require_to_train()
