"""Lets `python -m unclench` run the command line."""

from unclench.cli import main

if __name__ == "__main__":
    main()
