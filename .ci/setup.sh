# Shared by ./run, ./check and .ci/run: the environment, hash-locked, and the built front end.

say() { printf '%s\n' "$*"; }

python_of_choice() {
    for name in python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed (Debian 12: apt-get install python3-venv)." >&2
    exit 1
}

# prepare run|dev: install into .venv what the lock says, unless it was installed already.
prepare() {
    lock="requirements/$1.txt"
    stamp=".venv/.installed-$1"
    if [ ! -x .venv/bin/python ]; then
        "$(python_of_choice)" -m venv .venv
        .venv/bin/python -m pip install --quiet --disable-pip-version-check \
            --require-hashes -r requirements/uv.txt
    fi
    sum=$(cat "$lock" pyproject.toml | sha256sum | cut -c1-64)
    if [ "$(cat "$stamp" 2>/dev/null)" != "$sum" ]; then
        say "Memasang pustaka / installing libraries"
        .venv/bin/uv pip install --quiet --python .venv --require-hashes -r "$lock"
        .venv/bin/uv pip install --quiet --python .venv --require-hashes -r requirements/build.txt
        .venv/bin/uv pip install --quiet --python .venv --no-deps --no-build-isolation -e .
        echo "$sum" >"$stamp"
    fi
    build_front_end
    .venv/bin/python -m serasi.ops.translations compile
}

build_front_end() {
    sum=$(find frontend package-lock.json vite.config.ts tsconfig.json -type f -print0 |
        sort -z | xargs -0 cat | sha256sum | cut -c1-64)
    stamp=src/serasi/web/static/built/.source
    if [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ]; then return; fi
    if ! command -v npm >/dev/null 2>&1 || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
        .venv/bin/uv pip install --quiet --python .venv --require-hashes -r requirements/node.txt
        PATH="$PWD/.venv/bin:$PATH"
        export PATH
    fi
    say "Membangun tampilan / building the front end"
    npm ci --silent --no-audit --no-fund
    npm run --silent build
    echo "$sum" >"$stamp"
}
