# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Configures and builds one of the presets of CMakePresets.json.

# shellcheck source=tools/dev/packages.sh
source "$parts/packages.sh"
# shellcheck source=tools/dev/swaggerui.sh
source "$parts/swaggerui.sh"

# ccache: a clone in another folder finds what this one compiled.
export CCACHE_BASEDIR=$root
export CCACHE_NOHASHDIR=1
# What ccache's manual asks for with precompiled headers. They save two fifths of a first build's time.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

# build_preset PRESET [TARGET...]: installs what is missing, configures and builds.
build_preset() {
    local preset=$1
    shift
    need_packages "${build_packages[@]}"
    need_valijson
    [ -n "${SECUREAGENT_SKIP_INSTALL:-}" ] || need_swagger_ui

    local log=$root/build/$preset.configure.log
    mkdir -p "$root/build"
    say "Configuring ($preset)"
    cmake --preset "$preset" ${valijson_include:+"-DVALIJSON_INCLUDE_DIR=$valijson_include"} >"$log" 2>&1 || {
        tail -n 40 "$log" >&2
        die "CMake could not configure the preset \"$preset\"; all it said is in $log"
    }
    say "Building ($preset)"
    local target=() name
    for name in "$@"; do
        target+=(--target "$name")
    done
    cmake --build "$root/build/$preset" "${target[@]}" >&2
}
