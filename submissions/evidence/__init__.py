"""Evidence from strangers: what a file really is, and its pages shown safely."""
