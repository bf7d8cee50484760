"""python -m bench.addresses OUT.csv: write the made-up address file."""

import sys
from pathlib import Path

from bench.addresses.gazetteer import write

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where to write it: python -m bench.addresses OUT.csv")
    write(Path(sys.argv[1]))
