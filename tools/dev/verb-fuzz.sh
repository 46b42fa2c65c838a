# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev fuzz: builds the targets of tests/fuzz and runs them, two at a time. What they find on the way is kept
# in the cache folder and is where the next run begins; an input that breaks something is kept in build/fuzz.

# shellcheck source=tools/dev/build.sh
source "$parts/build.sh"

# The newest inputs first, then those of the repository.
fuzz_one() {
    local name=$1 seconds=$2 build=$root/build/fuzz grown=$cache/fuzz/$1 log=$root/build/fuzz/$1.log code=0
    mkdir -p "$grown" "$build/findings"
    ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 QT_LOGGING_RULES='*=false' \
        "$build/bin/fuzz_$name" "$grown" "$root/tests/fuzz/corpus/$name" -max_total_time="$seconds" \
        -timeout=20 -rss_limit_mb=1024 -max_len=32768 -print_final_stats=1 -verbosity=1 \
        -artifact_prefix="$build/findings/$name-" >"$log" 2>&1 || code=$?
    if [ "$code" -eq 0 ]; then
        printf '%-12s %9s inputs, %6s a second, %s kept\n' "$name" \
            "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
            "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")" "$(find "$grown" -type f | wc -l)"
    else
        printf '%-12s found something:\n' "$name"
        grep -aE 'does not hold|ERROR:|SUMMARY:|runtime error|Test unit written' "$log" | head -n 10
        tail -n 3 "$log"
    fi
    return "$code"
}

verb_fuzz() {
    local seconds=60 names=() name
    while [ $# -gt 0 ]; do
        case $1 in
            --seconds)
                [ $# -ge 2 ] || die "--seconds needs a number."
                seconds=$2
                shift
                ;;
            --seconds=*) seconds=${1#--seconds=} ;;
            *) names+=("$1") ;;
        esac
        shift
    done
    [[ $seconds =~ ^[1-9][0-9]*$ ]] || die "--seconds takes a number of seconds, not \"$seconds\"."
    local all=()
    for name in "$root"/tests/fuzz/fuzz_*.cpp; do
        name=${name##*/fuzz_}
        all+=("${name%.cpp}")
    done
    for name in "${names[@]}"; do
        [[ " ${all[*]} " == *" $name "* ]] || die "There is no fuzz target \"$name\"; there are: ${all[*]}."
    done
    [ ${#names[@]} -gt 0 ] || names=("${all[@]}")

    need_packages "${fuzz_packages[@]}"
    command -v clang++ >/dev/null || die "The fuzz targets need clang++ with libFuzzer (Debian: clang)."
    build_preset fuzz "${names[@]/#/fuzz_}"
    say "Fuzzing ${#names[@]} target(s), $seconds s each"
    local failed=0 running=0
    for name in "${names[@]}"; do
        if [ "$running" -ge 2 ]; then
            wait -n || failed=$((failed + 1))
            running=$((running - 1))
        fi
        fuzz_one "$name" "$seconds" &
        running=$((running + 1))
    done
    while [ "$running" -gt 0 ]; do
        wait -n || failed=$((failed + 1))
        running=$((running - 1))
    done
    [ "$failed" -eq 0 ] || die "$failed target(s) found something: the inputs are in build/fuzz/findings."
    say "Nothing was found"
}
