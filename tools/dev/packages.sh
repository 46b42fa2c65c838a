# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the system must have, and how it gets there. docs/dependencies.md says what each is for.

# Debian's names, which Ubuntu shares.
build_packages=(
    g++ cmake ninja-build ccache mold
    qt6-base-dev qt6-base-dev-tools libqt6sql6-sqlite
    qt6-httpserver-dev qt6-websockets-dev # The CMake package of the HTTP server asks for web sockets.
    qt6-networkauth-dev
    qtkeychain-qt6-dev libsecret-1-0 # QtKeychain loads libsecret when it runs.
    qt6-svg-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n # Qt Linguist, and Qt's own words in other languages.
    libgl-dev # Qt's Gui asks for it at configuration.
    libssl-dev libexpected-dev nlohmann-json3-dev libstemmer-dev prometheus-cpp-dev libyaml-cpp-dev
)
test_packages=(
    dbus-daemon dbus-bin gnome-keyring # A real keyring on a bus of the tests' own.
    fonts-liberation # What the pictures of the design were drawn with: widths depend on the font.
    xvfb xdotool curl at-spi2-core python3-pyatspi # A screen reader's view of the window, on a display of its own.
)
fuzz_packages=(clang libclang-rt-dev llvm) # libclang-rt: libFuzzer; llvm: the symbolizer, which names the place of a finding.
screenshot_packages=(xvfb xdotool imagemagick curl fonts-liberation)

has_apt() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null
}

# Runs a command as root. Callers have printed it.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Prints those of the given packages that are not installed.
missing_packages() {
    local package
    declare -A installed=()
    while read -r package; do
        installed[$package]=1
    done < <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
    for package in "$@"; do
        [ -n "${installed[$package]:-}" ] || printf '%s\n' "$package"
    done
}

# Installs those of the given packages that are missing. Where all are there it only asks dpkg, so
# that the everyday run costs nothing and needs no network.
need_packages() {
    [ -z "${SECUREAGENT_SKIP_INSTALL:-}" ] || return 0
    if ! has_apt; then
        complain "This system's packages are not known to this script. Needed are a C++20 compiler, CMake 3.22," \
            "Ninja, ccache, and the libraries of docs/dependencies.md; on Debian and Ubuntu their packages are:"
        printf '      %s\n' "$*" >&2
        complain "When they are installed, run it again with SECUREAGENT_SKIP_INSTALL=1."
        exit 1
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0

    local sudo=''
    if [ "$(id -u)" -ne 0 ]; then
        sudo='sudo '
        if ! command -v sudo >/dev/null; then
            die "Packages are missing and there is no sudo here. As root, run: apt-get install ${missing[*]}"
        fi
    fi
    say "Installing ${#missing[@]} missing package(s)"
    note "${sudo}apt-get update"
    note "${sudo}apt-get install --yes --no-install-recommends ${missing[*]}"
    # An outdated list may still do; the installation says so where it does not.
    as_root apt-get update -qq >&2 || complain "apt-get update failed; trying with the lists that are here."
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq --yes --no-install-recommends "${missing[@]}" >&2 ||
        die "The packages above could not be installed. Debian 12, Ubuntu 24.04 or newer have them all."
}

# Sets valijson_include to the folder that holds valijson's headers, fetching them once.
#
# Only the headers are unpacked: the package itself would install the development files of Qt 5,
# for an adapter that nothing here uses.
need_valijson() {
    valijson_include=/usr/include
    [ ! -e /usr/include/valijson/validator.hpp ] || return 0
    valijson_include=$cache/valijson/usr/include
    [ ! -e "$valijson_include/valijson/validator.hpp" ] || return 0
    if [ -n "${SECUREAGENT_SKIP_INSTALL:-}" ]; then
        valijson_include=''
        return 0
    fi
    say "Fetching valijson's headers into $cache/valijson"
    note "apt-get download libvalijson-dev"
    mkdir -p "$cache"
    local work
    work=$(mktemp -d "$cache/valijson.XXXXXX")
    if ! (cd "$work" && apt-get download -qq libvalijson-dev >&2 2>/dev/null); then
        note "apt-get update"
        as_root apt-get update -qq >&2
        (cd "$work" && apt-get download -qq libvalijson-dev >&2)
    fi
    dpkg-deb -x "$work"/libvalijson-dev_*.deb "$work/tree"
    # Another run may have been faster; either result will do.
    rm -rf "$cache/valijson"
    mv -T "$work/tree" "$cache/valijson" 2>/dev/null || true
    rm -rf "$work"
    [ -e "$valijson_include/valijson/validator.hpp" ] || die "The package libvalijson-dev holds no valijson/validator.hpp."
}
