# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev run: from a clone to the demo in one command.

# shellcheck source=tools/dev/build.sh
source "$parts/build.sh"

has_display() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]
}

# Prints a command as a person would type it, and runs it.
play() {
    local heading=$1 who=$2 question=$3
    printf '\n%s%s%s\n' "$bold" "$heading" "$plain"
    printf '$ secure-agent ask --demo --as %s "%s"\n' "$who" "$question"
    "$root/build/release/bin/secure-agent" ask --demo --as "$who" "$question" 2>&1 ||
        die "No answer came (exit code $?)."
}

# The demo for a machine without a display: the three questions that show what it is about.
play_in_terminal() {
    export QT_QPA_PLATFORM=offscreen
    printf '%s\n' "There is no display here, so this is the demo in the terminal." \
        "Each question signs in at the demo's own identity provider and asks the agent as that person."
    play "jettro asks for himself" jettro "How many days off do I have?"
    play "jettro asks for a colleague, which his roles do not allow" jettro "How many days off does roberto have?"
    play "office, an office manager, asks the same" office "How many days off does roberto have?"
    printf '\n%s\n' "With a display, ./dev run opens the window. README.md tells more."
}

verb_run() {
    if [ "${1:-}" = -- ]; then
        shift
    elif [ $# -gt 0 ]; then
        complain "Options for secure-agent go behind --, as in: ./dev run -- $*"
        exit 2
    fi
    build_preset release secure-agent secure-agent-server
    if [ $# -gt 0 ]; then
        exec "$root/build/release/bin/secure-agent" "$@"
    elif has_display; then
        say "Opening the demo. Sign in as jettro (password jettro) or office (password office)."
        exec "$root/build/release/bin/secure-agent" --demo
    else
        play_in_terminal
    fi
}
