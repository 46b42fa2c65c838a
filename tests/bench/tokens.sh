# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# targets: bench_tokens
#
# What one thread does with tokens: the RSA alone, a token that is new, one that is known and the hash that finds it.

bench_tokens() {
    local name value
    declare -A of
    while read -r name value; do
        of[$name]=$value
    done < <("$bin/bench_tokens")
    [ -n "${of[rate_limit]:-}" ] || die "bench_tokens did not measure everything."
    figure "RS256 verifications, one thread" "${of[rs256_verify]}" "1/s"
    figure "tokens that are new / RS256 verifications" "$(calculate "${of[token_new]} / ${of[rs256_verify]}")" ratio
    figure "tokens that are known / tokens that are new" "$(calculate "${of[token_known]} / ${of[token_new]}" %.0f)" times
    figure "tokens that are known / their hashes alone" "$(calculate "${of[token_known]} / ${of[token_hash]}")" ratio
    figure "looks at a person's bucket, one thread" "${of[rate_limit]}" "1/s"
}
