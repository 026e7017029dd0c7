"""`python -m osdcheck` is the command line."""

from osdcheck.cli import main

if __name__ == "__main__":
    main()
