# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# targets: secure-agent-server bench_issuer bench_server
# packages: wrk openssl
#
# HR's POST /daysOff with one server thread and 16 connections: with a token that is cached, and with 10,000
# tokens in turn, more than the cache holds; against the same adapter that answers a constant to the same bytes.
# Neither writes a line for each request; what those cost is measured by itself.

# Requests a second of URL with the tokens of FILE.
hr_rate() {
    local line
    line=$(TOKENS=$2 wrk -t1 -c16 -d"${bench_seconds:-3}s" -s "$root/tests/bench/tokens.lua" "$1" | grep '^RESULT')
    read -r _ requests micros bad broken <<<"$line"
    [ "$bad" = 0 ] && [ "$broken" = 0 ] || die "$1 did not answer all requests: $bad refused, $broken broken."
    calculate "$requests * 1e6 / $micros" %.0f
}

# The median of the ratios of two files with one number a line.
hr_ratio() { paste "$work/$1" "$work/$2" | awk '{ print $1 / $2 }' | median; }

# start_hr VARIABLE LOGGING-RULES DATABASE [OPTION…]: starts HR and sets VARIABLE to its URL.
start_hr() {
    start_program "$1" env QT_LOGGING_RULES="$2" "$bin/secure-agent-server" hr --hr-listen 127.0.0.1:0 \
        --issuer "$issuer" --database "$3" --demo-data --link-by-username --rate-limit 0 "${@:4}"
    printf -v "$1" '%s' "$(sed 's/.*"url":"\([^"]*\)".*/\1/' <<<"${!1}")"
}

bench_hr() {
    local round rsa
    start_program issuer "$bin/bench_issuer" 10000 "$work/many"
    head -n 1 "$work/many" >"$work/one"
    start_program constant "$bin/bench_server" constant
    start_program store "$bin/bench_server" store
    start_hr hr secureagent.requests=false sqlite::memory:
    start_hr logging '' sqlite::memory:
    start_hr threads secureagent.requests=false "sqlite:$work/hr.sqlite" --hr-threads 2
    for round in 1 2 3 4 5; do
        hr_rate "$constant" "$work/one" >>"$work/constant-one"
        hr_rate "$hr" "$work/one" >>"$work/cached"
        hr_rate "$logging" "$work/one" >>"$work/logged"
        hr_rate "$store" "$work/one" >>"$work/store"
        hr_rate "$constant" "$work/many" >>"$work/constant-many"
        hr_rate "$hr" "$work/many" >>"$work/verified"
        hr_rate "$threads" "$work/many" >>"$work/threads"
        # Its table has a column for verifying, not always at the same place.
        openssl speed -seconds 1 rsa2048 2>/dev/null |
            awk '/verify\/s/ { for (i = 1; i <= NF; ++i) if ($i == "verify/s") back = NF - i } /^rsa 2048/ { print $(NF - back) }' \
                >>"$work/rsa"
        note "round $round: constant $(tail -n 1 "$work/constant-one"), cached $(tail -n 1 "$work/cached")," \
            "verified $(tail -n 1 "$work/verified") a second"
    done
    paste "$work/constant-many" "$work/rsa" | awk '{ print 1 / (1 / $1 + 1 / $2) }' >"$work/bound"
    rsa=$(median <"$work/rsa")
    figure "constant answer, one thread" "$(median <"$work/constant-one")" "1/s"
    figure "openssl speed, RSA-2048 verify" "$rsa" "1/s"
    figure "HR with a cached token / constant answer" "$(hr_ratio cached constant-one)" ratio ">= 0.85"
    figure "HR with a cached token / constant answer after the store" "$(hr_ratio cached store)" ratio
    figure "constant answer after the store / constant answer" "$(hr_ratio store constant-one)" ratio
    figure "HR with a line in the log for each request / without" "$(hr_ratio logged cached)" ratio
    figure "HR verifying each time / (constant and one verify)" "$(hr_ratio verified bound)" ratio ">= 0.75"
    figure "HR with two threads verifying each time / with one" "$(hr_ratio threads verified)" ratio
    figure "hop to the store's thread and back, one at a time" "$("$bin/bench_server" hops)" "1/s"
}
