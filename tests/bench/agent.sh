# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# targets: bench_agent
#
# What the agent costs for a question with one tool call, on top of a model that answers at once and of HR.

bench_agent() {
    local name value
    declare -A of
    while read -r name value; do
        of[$name]=$value
    done < <("$bin/bench_agent")
    [ -n "${of[rss_growth_mib]:-}" ] || die "bench_agent did not measure everything."
    figure "POST /daysOff of HR alone, one client" "${of[hr_ms]}" "ms p50"
    figure "POST /query with one tool call, one client" "${of[query_ms]}" "ms p50"
    figure "the agent's share of it" "${of[overhead_ms]}" "ms p50" "<= 3"
    figure "first piece of a streamed reply, after the model's" "${of[first_delta_ms]}" "ms p50" "<= 2"
    figure "POST /query with one tool call, eight clients" "${of[queries_per_second]}" "1/s" ">= 500"
    figure "memory before 10,000 more questions" "${of[rss_before_mib]}" "MiB"
    figure "memory that 10,000 more questions add" "${of[rss_growth_mib]}" "MiB" "<= 4"
}
