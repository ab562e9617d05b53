# Sourced by ./run and ./test: installs what is missing, leaves the environment in .venv.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# The packages of the given groups that this machine lacks, one name a line.
missing_packages() {
    local groups=" $* " group names name known
    while read -r group names; do
        [[ -z $group || $group == \#* || $groups != *" $group "* ]] && continue
        for name in $names; do
            if dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed'; then
                continue 2
            fi
        done
        known=${names%% *}
        for name in $names; do
            if apt-cache show "$name" >/dev/null 2>&1; then known=$name; break; fi
        done
        echo "$known"
    done < system-packages.txt
}

install_packages() {
    command -v dpkg-query >/dev/null || {
        say "This is not a Debian system: install the packages of system-packages.txt by hand."
        return 0
    }
    local missing; missing=$(missing_packages "$@")
    [[ -z $missing ]] && return 0
    local as_root=()
    if [[ $(id -u) != 0 ]]; then
        command -v sudo >/dev/null || stop "Missing: ${missing//$'\n'/ }
Install them as root: apt-get install ${missing//$'\n'/ }"
        as_root=(sudo)
    fi
    say "Installing system packages: ${missing//$'\n'/ }"
    # The names are chosen again after the update: a bare machine knows none before it.
    "${as_root[@]}" apt-get update -qq || say "Package lists could not be updated; trying with the old ones."
    missing=$(missing_packages "$@")
    # shellcheck disable=SC2086
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        stop "apt-get could not install: ${missing//$'\n'/ }"
}

# A Python of at least 3.11, wherever it is.
find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"; return
        fi
    done
    stop "Python 3.11 or newer is needed, with venv."
}

# Makes .venv hold exactly what the lock says; does nothing when it does already.
install_environment() {
    local lock=$1 stamp=.venv/installed-$1 wanted
    wanted=$(cat requirements*.lock pyproject.toml | sha256sum | cut -d' ' -f1)
    [[ -f $stamp && $(cat "$stamp") == "$wanted" ]] && return 0
    say "Installing the Python environment (a few minutes the first time)…"
    [[ -x .venv/bin/python ]] || "$(find_python)" -m venv .venv
    rm -f .venv/installed-*
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "$wanted" > "$stamp"
}
