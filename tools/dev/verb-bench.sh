# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench: measures, prints a table, and keeps it as JSON in build/bench/results.json.
#
# A benchmark is a file tests/bench/NAME.sh with a function bench_NAME. A line "# targets: …" in it names what
# has to be built, "# packages: …" what has to be installed. It calls figure for each number; the machine is
# noisy, so the ones that matter are ratios of what was measured in turn.

# shellcheck source=tools/dev/build.sh
source "$parts/build.sh"

# figure TEXT VALUE UNIT [AIM]: one row of the table. AIM is ">= NUMBER" or "<= NUMBER".
figure() {
    printf '%s\t%s\t%s\t%s\t%s\n' "$benchmark" "$1" "$2" "$3" "${4:-}" >>"$results"
    note "$1: $2 $3${4:+ (aim: $4)}"
}

# start_program VARIABLE COMMAND...: starts it, sets VARIABLE to the first line that it prints and
# VARIABLE_pid to its process. It is ended with the benchmark.
start_program() {
    local variable=$1 pipe
    shift
    pipe=$work/pipe-$variable
    mkfifo "$pipe"
    "$@" >"$pipe" 2>>"$work/log" &
    declare -g "${variable}_pid=$!"
    started+=("$!")
    # It stays open, or the program would write to nobody.
    exec {pipe_end}<"$pipe"
    IFS= read -r -t 60 -u "$pipe_end" "${variable?}" || {
        tail -n 20 "$work/log" >&2
        die "$1 did not start."
    }
}

stop_programs() {
    local pid
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    wait "${started[@]}" 2>/dev/null || true
    started=()
}

# The median of the numbers on standard input, one a line.
median() { sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# calculate EXPRESSION [FORMAT]: a line with the number.
calculate() { awk "BEGIN { printf \"${2:-%.3f}\\n\", $1 }"; }

# Of a running process: milliseconds on a processor since its start, of all threads that live; MiB in memory.
cpu_ms() { cat "/proc/$1/task/"*/schedstat | awk '{ s += $1 } END { printf "%.1f", s / 1e6 }'; }
rss_mib() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }

# The value that a line "# KEY: …" of a file has.
header_of() { sed -n "s/^# $1: //p" "$2"; }

print_results() {
    awk -F '\t' '
        function met(value, aim,  part) {
            split(aim, part, " ")
            return part[1] == ">=" ? value >= part[2] : value <= part[2]
        }
        { printf "%-58s %12s %-10s %s\n", $2, $3, $4, $5 == "" ? "" : $5 (met($3, $5) ? "" : "  missed") }
    ' "$results"
    {
        printf '{\n  "time": "%s",\n  "revision": "%s",\n  "processors": %s,\n  "figures": [\n' \
            "$(date -u +%FT%TZ)" "$(git rev-parse --short HEAD)" "$(nproc)"
        awk -F '\t' '{
            printf "%s    {\"benchmark\": \"%s\", \"figure\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"aim\": %s}",
                (NR > 1 ? ",\n" : ""), $1, $2, $3, $4, ($5 == "" ? "null" : "\"" $5 "\"")
        } END { print "" }' "$results"
        printf '  ]\n}\n'
    } >"$root/build/bench/results.json"
}

verb_bench() {
    local file names=("$@") targets=() packages=()
    if [ ${#names[@]} -eq 0 ]; then
        for file in "$root"/tests/bench/*.sh; do
            names+=("$(basename "$file" .sh)")
        done
    fi
    for benchmark in "${names[@]}"; do
        file=$root/tests/bench/$benchmark.sh
        if [[ ! $benchmark =~ ^[a-z]+$ || ! -f $file ]]; then
            complain "There is no benchmark \"$benchmark\"; there are: $(cd "$root/tests/bench" && echo *.sh)"
            exit 2
        fi
        # shellcheck disable=SC2207
        targets+=($(header_of targets "$file")) packages+=($(header_of packages "$file"))
        # shellcheck disable=SC1090
        source "$file"
    done
    need_packages "${packages[@]}"
    build_preset bench "${targets[@]}"

    bin=$root/build/bench/bin
    results=$root/build/bench/results.tsv
    : >"$results"
    started=()
    work=$(mktemp -d)
    trap 'stop_programs; rm -rf "$work"' EXIT
    for benchmark in "${names[@]}"; do
        say "Measuring ($benchmark)"
        "bench_$benchmark"
        stop_programs
        rm -rf "${work:?}"/*
    done
    say "Results, also in build/bench/results.json"
    print_results
}
