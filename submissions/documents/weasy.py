"""The PDF library, imported without its search for libraries under names that this system does not use.

cffi asks `ctypes.util.find_library` for every name that cannot be opened at once; on Linux that starts
the C compiler and linker some thirty times, while the right names are tried anyway. A helper process
starts in two thirds of the time without.
"""

import ctypes.util
import os
import sys

from submissions.documents.faster import make_faster
from submissions.resources import FONTS, templates_folder

# The fonts of our documents come with the program. With those of the machine, a character that ours lack would look
# different on each; and without any font the engine crashes.
os.environ["FONTCONFIG_FILE"] = str(templates_folder() / FONTS / "fonts.conf")

_find = ctypes.util.find_library
if sys.platform == "linux":
    ctypes.util.find_library = lambda name: None
try:
    import pydyf
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
finally:
    ctypes.util.find_library = _find
make_faster()

__all__ = ["CSS", "HTML", "Attachment", "FontConfiguration", "URLFetcher", "URLFetcherResponse", "pydyf"]
