"""`python -m clarity` is the command line."""

from clarity.cli import main

if __name__ == "__main__":
    main()
