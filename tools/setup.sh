#!/bin/sh
# Set up everything that carecoop needs on Debian or Ubuntu: system libraries, .venv, warm caches.
# Elsewhere it makes the .venv and names the libraries that Qt wants. Safe to run again.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "carecoop set-up: $*"; }

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))'; then
            echo "$name"
            return
        fi
    done
    say "Python 3.11 to 3.14 is needed and was not found. Install it, then run this again." >&2
    exit 1
}

# Prints the packages whose library (or Python module) is missing.
missing_packages() {
    libraries=$(/sbin/ldconfig -p 2>/dev/null || ldconfig -p)
    while read -r library package; do
        case $libraries in *"$library"*) ;; *) echo "$package" ;; esac
    done <<END
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xinerama.so.0 libxcb-xinerama0
libxcb-xkb.so.1 libxcb-xkb1
END
    "$1" -c 'import ensurepip, venv' 2>/dev/null || echo "$1-venv"
}

install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "these libraries are missing; install them with your package manager: $*"
        return
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "these packages are missing and need an administrator: apt-get install $*" >&2
            return
        fi
        as_root=sudo
    fi
    say "installing system packages with apt: $*"
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

python=$(find_python)
if [ "$(uname -s)" = Linux ]; then
    packages=$(missing_packages "$python" | sort -u | tr '\n' ' ')
    # shellcheck disable=SC2086  # a list of words
    [ -z "$packages" ] || install_packages $packages
fi

say "making .venv with $("$python" --version) and the pinned packages"
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
say "compiling the rota search once (about half a minute)"
.venv/bin/python -m solver.search.warm
touch .venv/ready
say "done"
