"""``python -m attrib``: the same as the command ``attrib``."""

from attrib.cli import main

if __name__ == "__main__":
    main()
