"""Lets `python -m unclench` run the command line."""

from unclench.cli import run

if __name__ == "__main__":
    run()
