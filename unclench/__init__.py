"""Unclench: safety check, relief and learning for people whose back has seized up."""

import os

# What is learnt takes many small matrices. Shared out over threads they take ten times as long as
# on one, and more on a busy machine. Whoever sets this, or has numpy already, keeps their choice.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
