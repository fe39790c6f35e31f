"""How programs are measured in turns, what lies in the files they made, and on what machine it was."""
