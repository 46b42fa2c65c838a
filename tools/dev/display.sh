# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A display without a screen, for what shows a window.

# start_display FOLDER WIDTHxHEIGHT: starts one, sets DISPLAY and display_server, its process. FOLDER is for temporary
# files.
start_display() {
    # -displayfd: the first free display, told when it is ready. -noreset: else it begins anew whenever its last client has
    # left, and drops who connects at that moment.
    mkfifo "$1/display"
    Xvfb -displayfd 3 -noreset -screen 0 "${2}x24" -nolisten tcp 3>"$1/display" >/dev/null 2>&1 &
    display_server=$!
    read -r DISPLAY <"$1/display"
    export DISPLAY=:$DISPLAY
    unset WAYLAND_DISPLAY
}
