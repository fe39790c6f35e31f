"""Write the sample regency or the starter into a folder."""

from pathlib import Path

from submissions.sample.starter import starter_files, write_files


def write_starter(folder: Path) -> None:
    """Write the workspace to start from: settings, one filled record with its evidence, a short guide.

    Raises:
        FileExistsError: a file is there already; nothing has been written then.
    """
    write_files(folder, starter_files())
