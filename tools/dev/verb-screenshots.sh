# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev screenshots: pictures of the real window for the documents, taken under Xvfb while the real demo runs.

# shellcheck source=tools/dev/build.sh
source "$parts/build.sh"

screenshot_size=1180x760

# Waits until the screen has not changed for a while, and no longer than ten seconds.
settle() {
    local before='' now tries=0 same=0
    while [ $tries -lt 40 ] && [ $same -lt 4 ]; do
        now=$(import -silent -window root rgb:- | sha256sum)
        if [ "$now" = "$before" ]; then same=$((same + 1)); else same=0; fi
        before=$now
        tries=$((tries + 1))
        sleep 0.25
    done
}

# take NAME: the window as it is, into docs/images/NAME.png, without what would differ each time.
take() {
    settle
    import -silent -window "$window" -strip "$root/docs/images/$1.png"
    note "docs/images/$1.png"
}

# Types a question and sends it. Without a window manager the focus has to be given.
ask() {
    xdotool windowfocus --sync "$window"
    xdotool type --delay 15 -- "$1"
    xdotool key Return
}

# Opens the demo window, with somebody else at the browser.
open_demo() {
    echo "$1" >"$work/who"
    SIGN_IN_AS=$work/who PATH=$work/bin:$PATH "$root/build/release/bin/secure-agent" --demo >"$work/log" 2>&1 &
    program=$!
    window=$(timeout 30 xdotool search --sync --onlyvisible --pid "$program" | tail -n 1)
    [ -n "$window" ] || {
        cat "$work/log" >&2
        die "The window did not open."
    }
    xdotool windowmove "$window" 0 0 windowsize --sync "$window" "${screenshot_size%x*}" "${screenshot_size#*x}"
    xdotool windowfocus --sync "$window"
}

# Signs out by the account menu, whose last line that is, and in as somebody else.
sign_in_again() {
    echo "$1" >"$work/who"
    xdotool mousemove --window "$window" $((${screenshot_size%x*} - 50)) 22 click 1
    settle
    xdotool key Up Return
    settle
    xdotool key Return
    settle
}

close_demo() {
    kill "$program"
    wait "$program" 2>/dev/null || true
}

verb_screenshots() {
    need_packages "${screenshot_packages[@]}"
    build_preset release secure-agent

    work=$(mktemp -d)
    trap 'kill ${program:-} ${server:-} 2>/dev/null; rm -rf "$work"' EXIT
    mkdir -p "$work/bin" "$work/home" "$root/docs/images"
    ln -s "$parts/signin-browser.sh" "$work/bin/xdg-open"
    # -displayfd: the first free display, told when it is ready.
    mkfifo "$work/display"
    Xvfb -displayfd 3 -screen 0 "${screenshot_size}x24" -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
    server=$!
    read -r DISPLAY <"$work/display"
    export DISPLAY=:$DISPLAY HOME=$work/home XDG_CONFIG_HOME=$work/home QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8 TZ=UTC
    unset WAYLAND_DISPLAY

    say "Taking pictures"
    open_demo jettro
    take sign-in
    xdotool key Return # The button has the focus.
    take chat-welcome
    ask "How many days off do I have?"
    take chat-answer
    ask "How many days off does roberto have?"
    take chat-refusal
    close_demo
    open_demo office
    xdotool key Return
    settle
    ask "How many days off does roberto have?"
    take chat-office
    xdotool key ctrl+3
    take admin
    close_demo
    # Somebody looked at jettro's data before he reads who did.
    open_demo office
    xdotool key Return
    settle
    ask "How many days off does jettro have?"
    settle
    sign_in_again jettro
    xdotool key ctrl+2
    take my-data
    close_demo
}
