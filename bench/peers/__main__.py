"""Run one peer in a process of its own."""

import sys
from pathlib import Path

from peers import PEERS

if __name__ == "__main__":
    PEERS[sys.argv[1]].make(Path(sys.argv[2]), Path(sys.argv[3]))
