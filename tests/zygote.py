"""Runs the program again and again without loading it each time: `python -m tests.zygote`.

A process that has imported what commands need forks for each run, so that a test waits for what the command does and
not for Python. Each run is a process of its own, with its own environment, folder and streams, as its user starts it;
what a command imports itself (its words among it, which depend on the language) is imported there.
"""

import gc
import importlib
import json
import os
import pkgutil
import sys
from pathlib import Path
from typing import Any

import schemas.settings
import submissions.workspace

_NOT_HERE = ("submissions.cli", "submissions.page", "submissions.__main__", "submissions.batch.cluster")
_OWN_PROCESSES = (".worker", ".opener", ".verifier")


def _load() -> None:
    for module in pkgutil.walk_packages(submissions.__path__, "submissions."):
        if not module.name.startswith(_NOT_HERE) and not module.name.endswith(_OWN_PROCESSES):
            importlib.import_module(module.name)
    # What comes with the program is read once for all.
    packaged = submissions.workspace.Workspace(Path(os.devnull), schemas.settings.Settings())
    packaged.all_editions()


def _run(asked: dict[str, Any]) -> None:
    """Do in this process what is asked, and end it with the program's exit code."""
    code = 1
    try:
        for number, path in enumerate((os.devnull, asked["out"], asked["err"])):
            opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            os.dup2(opened, number)
            os.close(opened)
        os.chdir(asked["cwd"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        sys.argv = ["submissions", *asked["arguments"]]
        from submissions.__main__ import main

        try:
            main()
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
        except BaseException:
            import traceback

            traceback.print_exc()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    finally:
        os._exit(code)


def _say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Answer each line of standard input, a run, with its process and then with its exit code."""
    _load()
    gc.freeze()
    _say("ready")
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _run(asked)
        _say(child)
        _child, status = os.waitpid(child, 0)
        _say(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
