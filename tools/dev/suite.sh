# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and tests in another Debian, for its newer Qt: a root of its own in the cache, made with debootstrap.
#
# Everything that runs in it has mounts and processes of its own: they end with it, and nothing of this system is
# mounted for writing but the build's folder and ccache's. No daemon of a package starts.

suite_packages=(debootstrap)
suite_tools=(ca-certificates locales procps)

# Runs a script with arguments in mounts and processes of its own; whatever it leaves running ends with it.
in_own_namespaces() {
    as_root unshare --mount --pid --fork --kill-child --propagation private -- "$@"
}

# in_root ROOT [BIND…] -- COMMAND…: runs it in the root. A BIND is FROM:TO, or FROM:TO:rw.
in_root() {
    local into=$1
    shift
    # shellcheck disable=SC2016
    in_own_namespaces bash -euc '
        into=$1
        shift
        mount -t proc proc "$into/proc"
        mount -t tmpfs -o mode=755 tmpfs "$into/dev"
        for device in null zero full random urandom tty; do
            touch "$into/dev/$device"
            mount --bind "/dev/$device" "$into/dev/$device"
        done
        mkdir "$into/dev/shm" "$into/dev/pts"
        mount -t tmpfs -o mode=1777 tmpfs "$into/dev/shm"
        mount -t devpts -o newinstance,ptmxmode=0666 devpts "$into/dev/pts"
        ln -s pts/ptmx "$into/dev/ptmx"
        ln -s /proc/self/fd "$into/dev/fd"
        mount -t tmpfs -o mode=1777 tmpfs "$into/tmp"
        while [ "$1" != -- ]; do
            IFS=: read -r from to how <<<"$1"
            mkdir -p "$into$to"
            mount --bind "$from" "$into$to"
            [ "$how" = rw ] || mount -o remount,bind,ro "$into$to"
            shift
        done
        shift
        exec chroot "$into" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive QT_QPA_PLATFORM=offscreen "$@"
    ' in_root "$into" "$@"
}

# Sets suite_root to a root of that Debian, making it and installing what a build needs, once.
need_suite() {
    local suite=$1 work stamp
    suite_root=$cache/roots/$suite
    stamp=$(printf '%s\n' "${build_packages[@]}" "${test_packages[@]}" "${suite_tools[@]}" | sha256sum | cut -c1-16)
    [ ! -e "$suite_root/etc/secure-agent-$stamp" ] || return 0
    need_packages "${suite_packages[@]}"
    mkdir -p "$cache/roots"
    if [ ! -e "$suite_root/etc/secure-agent-root" ]; then
        local script=/usr/share/debootstrap/scripts/$suite
        [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid # newer than debootstrap knows
        work=$(mktemp -d "$cache/roots/$suite.XXXXXX")
        say "Making a root of Debian $suite in $suite_root"
        note "debootstrap --variant=minbase $suite"
        in_own_namespaces debootstrap --variant=minbase "$suite" "$work" '' "$script" >"$work.log" 2>&1 || {
            tail -n 20 "$work.log" >&2
            die "debootstrap failed; all it said is in $work.log, and what it made in $work"
        }
        as_root sh -c "printf '#!/bin/sh\nexit 101\n' >'$work/usr/sbin/policy-rc.d'
            chmod 755 '$work/usr/sbin/policy-rc.d' && chmod 755 '$work'
            touch '$work/etc/secure-agent-root'"
        mv -T "$work" "$suite_root"
        rm -f "$work.log"
    fi
    say "Installing what a build needs into $suite_root"
    as_root cp /etc/resolv.conf "$suite_root/etc/resolv.conf"
    in_root "$suite_root" -- sh -c 'apt-get update -qq && apt-get install -qq --yes --no-install-recommends "$@"' \
        apt "${build_packages[@]}" "${test_packages[@]}" "${suite_tools[@]}" >"$cache/roots/$suite.log" 2>&1 || {
        tail -n 20 "$cache/roots/$suite.log" >&2
        die "apt-get failed in $suite_root; all it said is in $cache/roots/$suite.log"
    }
    as_root touch "$suite_root/etc/secure-agent-$stamp"
}

# in_suite COMMAND…: in the root, with the tree at /src, read only, and the build at /build.
in_suite() {
    in_root "$suite_root" "$root:/src" "$suite_build:/build:rw" "$suite_ccache:/ccache:rw" \
        "$cache:/cache/secure-agent" "$valijson_include/valijson:/opt/valijson/valijson" -- \
        env CCACHE_DIR=/ccache XDG_CACHE_HOME=/cache "$@"
}

# test_in_suite SUITE [TARGET…] [-- CTEST-OPTION…]: builds there, all or the targets, and runs the tests that need no
# real component.
test_in_suite() {
    local suite=$1 targets=()
    shift
    [[ $suite =~ ^[a-z]+$ ]] || die "--suite needs the name of a Debian: trixie or forky."
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        targets+=(--target "$1")
        shift
    done
    [ $# -eq 0 ] || shift
    need_valijson
    need_swagger_ui
    need_suite "$suite"
    suite_build=$root/build/$suite
    suite_ccache=$cache/roots/ccache-$suite
    mkdir -p "$suite_build" "$suite_ccache"
    say "Configuring ($suite)"
    in_suite sh -c 'cd /src && cmake --preset dev -B /build -DVALIJSON_INCLUDE_DIR=/opt/valijson' \
        >"$suite_build.configure.log" 2>&1 || {
        tail -n 40 "$suite_build.configure.log" >&2
        die "CMake could not configure in $suite; all it said is in $suite_build.configure.log"
    }
    say "Building ($suite)"
    in_suite env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime \
        cmake --build /build --parallel "${SECUREAGENT_JOBS:-2}" "${targets[@]}" >&2
    [ ${#targets[@]} -eq 0 ] || return 0
    say "Testing ($suite)"
    in_suite ctest --test-dir /build --output-on-failure --no-tests=error --parallel 2 -LE '^real$' "$@"
}
