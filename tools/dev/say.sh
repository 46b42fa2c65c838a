# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How the script speaks: progress and complaints on standard error, so that standard output is the
# output of what was asked for.

# Colours only where a person looks at them, and not against their wish (https://no-color.org).
if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$'\e[1m' plain=$'\e[0m'
else
    bold='' plain=''
fi

say() { printf '%s\n' "$bold==> $*$plain" >&2; }
note() { printf '    %s\n' "$*" >&2; }
complain() { printf '%s\n' "./dev: $*" >&2; }
die() {
    complain "$@"
    exit 1
}
