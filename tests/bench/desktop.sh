# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# targets: bench_desktop
# packages: xvfb fonts-liberation
#
# What the window costs on the demo, on a display of its own: its start, a minute in which nothing happens, the
# memory of a conversation of 2,000 messages with both services, and an answer of 10,000 words that streams in.

# shellcheck source=tools/dev/display.sh
source "$parts/display.sh"

bench_desktop() {
    local name value run
    declare -A of
    start_display "$work" 1280x800
    started+=("$display_server")
    export QT_QPA_PLATFORM=xcb XDG_DATA_HOME=$work LC_ALL=C.UTF-8
    for run in 1 2 3 4 5; do
        "$bin/bench_desktop" start >>"$work/starts"
    done
    figure "start to the first painted window" \
        "$(awk '$1 == "first_paint_cpu_ms" { print $2 }' "$work/starts" | median)" "ms of CPU" "<= 150"
    figure "start to the first painted window, by the clock" \
        "$(awk '$1 == "first_paint_ms" { print $2 }' "$work/starts" | median)" ms
    while read -r name value; do
        of[$name]=$value
    done < <("$bin/bench_desktop" stream && "$bin/bench_desktop" idle 60)
    [ -n "${of[rss_mib]:-}" ] || die "bench_desktop did not measure everything."
    figure "layouts by piece of an answer of 10,000 words" "${of[layouts_per_piece]}" layouts "<= 2"
    figure "painted rows by piece of it" "${of[painted_rows_per_piece]}" rows "<= 3"
    figure "CPU of its second half to that of its first" "${of[second_half_to_first]}" times "<= 1.3"
    figure "CPU of a minute in which nothing happens" "${of[idle_cpu_ms]}" ms "<= 60"
    figure "memory of window and services, signed in" "${of[rss_signed_in_mib]}" MiB
    figure "memory with a conversation of 2,000 messages" "${of[rss_mib]}" MiB "<= 90"
}
