"""HEIC, the format of telephones' photos: read where the optional pi-heif is installed (`submissions[heic]`)."""

from functools import cache


@cache
def reads_heic() -> bool:
    """Return whether HEIC pictures can be opened here; from then on Pillow knows the format HEIF."""
    try:
        import pi_heif
    except ImportError:
        return False
    pi_heif.register_heif_opener(thumbnails=False)
    return True
