#!/bin/sh
# Writes anew what the commands in .ci install: every package with its version and hashes, for all Pythons we support.
# Versions stay as they are where pyproject.toml admits them; `sh tools/lock.sh --upgrade` takes the newest ones.
set -eu
cd "$(dirname -- "$0")/.."

tools=build/lock
[ -x "$tools/bin/uv" ] || { python3 -m venv "$tools" && "$tools/bin/python" -m pip install --quiet uv; }

# How the package is built is no less part of it than what it needs to run; hatchling asks for editables only when
# an editable install begins.
builder=$("$tools/bin/python" -c '
import tomllib
with open("pyproject.toml", "rb") as file:
    print("\n".join(tomllib.load(file)["build-system"]["requires"]))')

lock() {
    target=$1
    shift
    printf '%s\neditables\n' "$builder" | "$tools/bin/uv" pip compile pyproject.toml - --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --quiet \
        --custom-compile-command "sh tools/lock.sh" --output-file "$target" "$@" >/dev/null
    echo "$target: $(grep -c '==' "$target") packages"
}

lock .ci/requirements-dev.lock --all-extras "$@"
# Never another version than the one that the tests ran with.
lock .ci/requirements.lock --constraint .ci/requirements-dev.lock "$@"
