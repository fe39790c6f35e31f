"""What a prepared file holds, as far as whoever plans pages needs to know."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Leaf:
    """One page or picture of a prepared file, as it is seen: is it wide, is it a picture."""

    is_wide: bool
    is_picture: bool
