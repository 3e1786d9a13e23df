"""`python -m livetui`."""

from livetui.cli.main import main

if __name__ == "__main__":
    main()
