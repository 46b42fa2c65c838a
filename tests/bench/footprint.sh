# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# targets: secure-agent-server bench_issuer bench_requests
# packages: curl
#
# What secure-agent-server with HR costs: from its start to the first answer, idle, and after 100,000 requests
# with 10,000 different tokens, twice: what grows must stop to.

bench_footprint() {
    local begin first idle once twice
    start_program issuer "$bin/bench_issuer" 10000 "$work/many"
    begin=$(date +%s%N)
    start_program hr "$bin/secure-agent-server" hr --hr-listen 127.0.0.1:0 --issuer "$issuer" \
        --database sqlite::memory: --demo-data --link-by-username --rate-limit 0
    hr=$(sed 's/.*"url":"\([^"]*\)".*/\1/' <<<"$hr")
    curl --silent --fail --noproxy '*' --output /dev/null "$hr/health/live"
    first=$(calculate "($(date +%s%N) - $begin) / 1e6" %.0f)
    figure "start of HR to its first answer" "$(cpu_ms "$hr_pid")" "ms of CPU" "<= 100"
    figure "start of HR to its first answer, by the clock" "$first" ms
    sleep 1
    idle=$(rss_mib "$hr_pid")
    "$bin/bench_requests" "$hr" 100000 "$work/many" >/dev/null
    once=$(rss_mib "$hr_pid")
    "$bin/bench_requests" "$hr" 100000 "$work/many" >/dev/null
    twice=$(rss_mib "$hr_pid")
    figure "memory of HR, idle" "$idle" MiB "<= 40"
    figure "memory of HR after 100,000 requests of 10,000 tokens" "$once" MiB "<= 60"
    figure "growth of HR's memory by another 100,000 requests" "$(calculate "$twice - $once" %.1f)" MiB "<= 1"
}
