"""Backlight over HTTP and on the command line: one engine call per request, no state."""

import os

# Before numpy is imported anywhere: on small arrays a second BLAS thread costs more than it brings.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
