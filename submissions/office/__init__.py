"""What the command line and the page both call: places, editions asked for, a portfolio judged."""
