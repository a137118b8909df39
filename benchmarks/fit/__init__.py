"""Fits the weights of bodycopy's signs to pages whose every line has a role: `python -m benchmarks.fit`."""

from benchmarks.extras import require_to_train

require_to_train()
