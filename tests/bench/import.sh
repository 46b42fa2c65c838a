# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# targets: secure-agent-server bench_document bench_toolchoice
# packages: time
#
# A large OpenAPI document: seconds and memory of its import, as JSON and as YAML; and the choice of tools for a question.

# Seconds and the peak of memory in MiB that `tools` takes for a file, with a tab between.
import_of() {
    /usr/bin/time -f '%e\t%M' -o "$work/time" "$bin/secure-agent-server" tools --json "$1" >/dev/null
    awk -F '\t' '{ printf "%.2f\t%.1f\n", $1, $2 / 1024 }' "$work/time"
}

bench_import() {
    local kind size seconds memory times choices
    for kind in json yaml; do
        "$bin/bench_document" 1000 13000000 "$kind" >"$work/large.$kind"
        size=$(calculate "$(stat -c %s "$work/large.$kind") / 1048576" %.1f)
        IFS=$'\t' read -r seconds memory < <(import_of "$work/large.$kind")
        times=$(calculate "$memory / $size" %.1f)
        figure "import of 1,000 operations, $size MiB of $kind" "$seconds" s
        figure "memory for them, as a multiple of the document" "$times" times "<= 20"
    done
    choices=$("$bin/bench_toolchoice")
    figure "index of 1,000 tools" "${choices% *}" ms
    figure "choice of 64 tools among 1,000 for a question" "${choices#* }" ms
}
