"""`python -m bodycopy` is the command `bodycopy`."""

from bodycopy.cli import main

if __name__ == "__main__":
    main()
