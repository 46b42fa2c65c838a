# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# targets: bench_issuer bench_server bench_requests
# packages: valgrind
#
# Instructions that one request costs the adapter, as callgrind counts them: repeatable, whatever else runs.

# Instructions of the server from its start to its end with COUNT requests in between.
instructions_of() {
    start_program counted valgrind --tool=callgrind --callgrind-out-file="$work/callgrind.$1" \
        "$bin/bench_server" constant
    "$bin/bench_requests" "$counted" "$1" "$work/tokens" >/dev/null
    kill "$counted_pid"
    wait "$counted_pid" 2>/dev/null || true
    rm -f "$work/pipe-counted"
    awk '/^(summary|totals):/ { total = $2 } END { print total }' "$work/callgrind.$1"
}

bench_instructions() {
    local few many
    start_program issuer "$bin/bench_issuer" 1 "$work/tokens"
    # What the start costs is in both.
    few=$(instructions_of 500)
    many=$(instructions_of 2500)
    figure "instructions for one constant answer" "$(calculate "($many - $few) / 2000" %.0f)" instructions
    if [ -n "${KEEP_PROFILE:-}" ]; then
        cp "$work/callgrind.2500" "$root/build/bench/callgrind.out"
    fi
}
