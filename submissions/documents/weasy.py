"""The PDF library, imported without its search for libraries under names that this system does not use.

cffi asks `ctypes.util.find_library` for every name that cannot be opened at once; on Linux that starts
the C compiler and linker some thirty times, while the right names are tried anyway. A helper process
starts in two thirds of the time without. On Windows and macOS that question is answered here.
"""

import ctypes.util
import os
import sys

from submissions.documents import libraries
from submissions.documents.faster import make_faster
from submissions.resources import FONTS, templates_folder

# The fonts of our documents come with the program. With those of the machine, a character that ours lack would look
# different on each; and without any font the engine crashes.
_CONFIGURATION = "fonts-windows.conf" if sys.platform == "win32" else "fonts.conf"
os.environ["FONTCONFIG_FILE"] = str(templates_folder() / FONTS / _CONFIGURATION)

_find = ctypes.util.find_library
libraries.prepare()
ctypes.util.find_library = (lambda name: None) if sys.platform == "linux" else libraries.find
try:
    import pydyf
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
finally:
    ctypes.util.find_library = _find
make_faster()

__all__ = ["CSS", "HTML", "Attachment", "FontConfiguration", "URLFetcher", "URLFetcherResponse", "pydyf"]
