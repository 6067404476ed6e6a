# shellcheck shell=bash
# Shared by the scripts of this folder and by .ci/run: finds what a build needs, installs what Debian's apt can
# give, and builds. To be sourced by bash, after `set -euo pipefail`. It speaks on standard error alone, so that
# the output of the program that runs afterwards stays clean.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
least_swift=6.2

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$(basename "$0"): $*"
    exit 1
}

# Shows what a failed command wrote to a file, then fails.
fail_showing() {
    local log=$1
    shift
    cat "$log" >&2
    rm -f "$log"
    fail "$@"
}

# Installs what is missing, for each of the commands, headers or data named: need git python3 sqlite3.h …
need() {
    local thing missing=()
    for thing in "$@"; do
        has "$thing" || missing+=("$(package_of "$thing")")
    done
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
    for thing in "$@"; do
        has "$thing" || fail "$thing is still not found, though $(package_of "$thing") is installed"
    done
}

# Headers and time zones come with the system where that is not Linux.
has() {
    case $(uname -s)/$1 in
        Linux/sqlite3.h)
            compiles c '#include <sqlite3.h>' && [ -e "$("$(compiler)" -print-file-name=libsqlite3.so)" ]
            ;;
        Linux/qrencode.h)
            compiles c '#include <qrencode.h>' && [ -e "$("$(compiler)" -print-file-name=libqrencode.so)" ]
            ;;
        Linux/c++) compiles c++ '#include <vector>' ;;
        Linux/time-zones) [ -e "${TZDIR:-/usr/share/zoneinfo}/Europe/London" ] ;;
        */sqlite3.h | */qrencode.h | */c++ | */time-zones) ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

compiles() { printf '%s\n' "$2" | "$(compiler)" -x "$1" -E - >/dev/null 2>&1; }

# The compiler of the Swift toolchain where it is in PATH, for that is the one that builds.
compiler() { command -v clang || command -v cc || echo clang; }

package_of() {
    case $1 in
        sqlite3.h) echo libsqlite3-dev ;;
        qrencode.h) echo libqrencode-dev ;;
        c++) echo g++ ;;
        time-zones) echo tzdata ;;
        *) echo "$1" ;;
    esac
}

install_packages() {
    local log as_root=()
    command -v apt-get >/dev/null ||
        fail "missing: $*. There is no apt-get here: install these (or what your system calls them), then try again."
    if [ "$(id -u)" -ne 0 ]; then
        sudo_works ||
            fail "missing: $*. Installing needs root, and sudo does not work here: as root, run apt-get install $*"
        as_root=(sudo)
    fi
    say "Installing $* …"
    log=$(mktemp)
    if ! apt_install "$@" >"$log" 2>&1; then
        "${as_root[@]}" apt-get update >"$log" 2>&1 ||
            fail_showing "$log" "apt-get update failed (above): are the package servers reachable?"
        apt_install "$@" >"$log" 2>&1 || fail_showing "$log" "installing $* failed (above)"
    fi
    rm -f "$log"
}

sudo_works() {
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v >&2; }
}

# Called by install_packages alone, whose as_root it uses.
apt_install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

need_swift() {
    local said version where
    where="Get it from swift.org/install (by swiftly, as a download, or as the Docker image swift), put it in PATH"
    where+=" and try again."
    command -v swift >/dev/null || fail "there is no swift in PATH. Annals needs Swift $least_swift or later. $where"
    said=$(swift --version 2>&1) || fail "swift does not run here: $said"
    version=$(sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' <<<"$said" | head -n 1)
    [ -n "$version" ] || fail "cannot tell which Swift this is: $said"
    [ "$(printf '%s\n' "$least_swift" "$version" | sort -V | head -n 1)" = "$least_swift" ] ||
        fail "the swift in PATH is $version. Annals needs Swift $least_swift or later. $where"
    said=$(swift build --version 2>&1) ||
        fail "swift cannot build here, it seems to miss a library of its own: $said"
}

# Everything that a build needs.
need_build_tools() {
    command -v swift >/dev/null || need_swift
    need git c++ sqlite3.h qrencode.h time-zones
    need_swift
}

# What the tests of printed pages, and tools/browser and tools/check-api, need: Chromium, and Playwright, axe-core and
# Schemathesis in a Python of their own. Sets ANNALS_BROWSER to that Python; says why and goes on where it cannot, for
# then those tests are skipped.
want_browser() {
    local home=$root/.build/browser log
    log=$(mktemp)
    if [ ! -x "$home/bin/python" ] || ! "$home/bin/python" -c 'import playwright, axe_playwright_python, schemathesis' 2>/dev/null; then
        say "Getting a browser for the tests of printed pages …"
        if ! (need chromium python3 && { python3 -m venv "$home" || install_packages python3-venv; } &&
            python3 -m venv "$home" && "$home/bin/pip" install --quiet playwright axe-playwright-python schemathesis) >"$log" 2>&1; then
            say "Tests of printed pages are skipped: $(tail -n 1 "$log")"
            rm -f "$log"
            return
        fi
    fi
    rm -f "$log"
    has chromium || (need chromium) || { say "Tests of printed pages are skipped: there is no chromium."; return; }
    export ANNALS_BROWSER=$home/bin/python
}

# Some tests read public records too large to be kept here: exports ANNALS_DATA, where they are, or says that there are
# none, and those tests are skipped.
want_records() {
    if [ -z "${ANNALS_DATA:-}" ] && [ -d "$root/../shared/data" ]; then
        ANNALS_DATA=$root/../shared/data
    fi
    if [ -n "${ANNALS_DATA:-}" ]; then
        ANNALS_DATA=$(cd "$ANNALS_DATA" 2>/dev/null && pwd -P) || fail "ANNALS_DATA names a folder that is not there"
        export ANNALS_DATA
        say "Tests over public records read them from $ANNALS_DATA."
    else
        unset ANNALS_DATA
        say "Tests over public records are skipped: ANNALS_DATA is not set and ../shared/data is not there."
    fi
}

# Builds with the given options of `swift build`: on a terminal one line shows how far it is; the whole log comes
# only when the build fails. Leaves in $warnings what the compiler warned of in our own sources. It warns only
# when it compiles, so a file with a warning is touched: the next build says it again.
build() {
    local log status=0 file
    log=$(mktemp)
    swift build --package-path "$root" --scratch-path "$root/.build" "$@" </dev/null 2>&1 |
        show_progress "$log" || status=$?
    [ "$status" -eq 0 ] || fail_showing "$log" "the build failed (above)"
    warnings=$(grep -E "^$(quoted "$root")/(Sources|Tests)/.*: warning:" "$log" | sort -u) || true
    rm -f "$log"
    while IFS=: read -r file _; do
        [ ! -f "$file" ] || touch -c "$file"
    done <<<"$warnings"
}

# Keeps every line in a file and shows the last one on a terminal.
show_progress() {
    local line columns
    if [ ! -t 2 ]; then
        cat >"$1"
        return
    fi
    columns=$(stty size <&2 2>/dev/null | cut -d ' ' -f 2) || columns=0
    [ "${columns:-0}" -gt 1 ] || columns=80
    while IFS= read -r line || [ -n "$line" ]; do
        printf '%s\n' "$line" >>"$1"
        printf '\r\033[K%s' "${line:0:columns-1}" >&2
    done
    printf '\r\033[K' >&2
}

# A text as a regular expression that matches it alone.
quoted() { sed 's/[][\.*^$+?(){}|/]/\\&/g' <<<"$1"; }
