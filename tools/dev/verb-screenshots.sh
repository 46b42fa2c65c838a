# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev screenshots: pictures of the real window for the documents, taken under Xvfb while the real demo runs.

# shellcheck source=tools/dev/build.sh
source "$parts/build.sh"
# shellcheck source=tools/dev/display.sh
source "$parts/display.sh"

screen=1280x800

# What the window follows of a desktop: font, light or dark, and a cursor that stands still. Qt reads KDE's file.
desktop_settings() {
    local window=244,245,247 text=27,30,34
    [ "$1" != dark ] || window=37,40,44 text=232,234,237
    cat >"$work/home/kdeglobals" <<SETTINGS
[General]
font=Liberation Sans,10,-1,5,50,0,0,0,0,0
fixed=Liberation Mono,10,-1,5,50,0,0,0,0,0
[KDE]
CursorBlinkRate=0
[Colors:Window]
BackgroundNormal=$window
ForegroundNormal=$text
[Colors:View]
BackgroundNormal=$window
ForegroundNormal=$text
[Colors:Button]
BackgroundNormal=$window
ForegroundNormal=$text
SETTINGS
}

# Waits until the screen has not changed for a second, and no longer than twenty.
settle() {
    local before='' now tries=0 same=0
    while [ $tries -lt 80 ] && [ $same -lt 4 ]; do
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
    import -silent -window "$window" -strip -define png:compression-level=9 "$root/docs/images/$1.png"
    note "docs/images/$1.png"
}

keys() {
    xdotool key "$@"
    settle
}

# Types a question and sends it. Without a window manager the focus has to be given.
ask() {
    xdotool windowfocus --sync "$window"
    xdotool type --delay 15 -- "$1"
    keys Return
}

resize() {
    xdotool windowmove "$window" 0 0 windowsize --sync "$window" "${1%x*}" "${1#*x}"
    settle
}

# open_window [OPTIONS]: starts the program, whose browser is the one that signs in.
open_window() {
    SIGN_IN_AS=$work/who PATH=$work/bin:$PATH "$root/build/dev/bin/secure-agent" "$@" >"$work/log" 2>&1 &
    program=$!
    # A window of Qt's own that comes and goes while xdotool looks makes it give up: it looks again.
    window=''
    for _ in 1 2 3 4 5; do
        window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$program" 2>/dev/null | tail -n 1) || true
        [ -z "$window" ] || break
    done
    [ -n "$window" ] || {
        cat "$work/log" >&2
        die "The window did not open."
    }
    resize "$screen"
    xdotool windowfocus --sync "$window"
    # The pointer must not hover over anything.
    xdotool mousemove 2 2
}

# open_demo WHO: opens the window on the demo, with somebody at the browser.
open_demo() {
    echo "$1" >"$work/who"
    open_window --demo
}

# take_setting NAME FILE: the page of the settings whose name begins so; the list of them has the focus.
take_setting() {
    xdotool type --delay 15 -- "$1"
    take "$2"
}

# The button has the focus; the browser answers by itself.
sign_in() {
    settle
    keys Return
    xdotool mousemove 2 2
}

# Signs out by the account menu, whose last line that is, and in as somebody else.
sign_in_again() {
    echo "$1" >"$work/who"
    xdotool mousemove --window "$window" $((${screen%x*} - 50)) 22 click 1
    settle
    keys Up Return
    sign_in
}

close_window() {
    kill "$program"
    wait "$program" 2>/dev/null || true
    program=''
}

verb_screenshots() {
    need_packages "${screenshot_packages[@]}"
    # What is looked at is the same in every build, and who changes the window has this one.
    build_preset dev secure-agent

    work=$(mktemp -d)
    trap 'kill ${program:-} ${display_server:-} 2>/dev/null; rm -rf "$work"' EXIT
    mkdir -p "$work/bin" "$work/home" "$root/docs/images"
    ln -s "$parts/signin-browser.sh" "$work/bin/xdg-open"
    start_display "$work" "$screen"
    export HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_DATA_HOME=$work/home
    export QT_QPA_PLATFORM=xcb QT_QPA_PLATFORMTHEME=kde KDE_SESSION_VERSION=5 LC_ALL=C.UTF-8
    # It is always two in the afternoon, so that the greeting stays.
    export TZ=UTC$(($(date -u +%-H) - 14))
    unset DBUS_SESSION_BUS_ADDRESS

    say "Taking pictures"
    desktop_settings light
    open_window # nothing was chosen yet
    take first-start
    keys Down
    keys space
    keys Tab
    xdotool type --delay 15 -- "https://login.example.com/realms/office"
    take first-start-company
    close_window

    open_demo jettro
    take sign-in
    sign_in
    take chat-welcome
    ask "How many days off do I have?"
    keys shift+Tab space Tab # The receipt, unfolded.
    take chat-answer
    keys ctrl+n
    ask "How many days off does roberto have?"
    take chat-refusal
    resize 900x600
    take chat-refusal-small
    resize "$screen"
    keys F1
    take shortcuts
    keys Escape
    keys ctrl+comma
    take settings-connection
    take_setting Mod settings-model
    take_setting App settings-appearance
    take_setting Lan settings-language
    take_setting Pri settings-privacy
    take_setting Check check-my-setup
    close_window

    open_demo office
    sign_in
    ask "How many days off does roberto have?"
    take chat-office
    keys ctrl+n
    ask "Change jettro's days off to 12 because of the two Saturdays in November"
    take chat-approval
    keys ctrl+3
    take admin
    # The settings, at the second of their pages.
    cp "$root/docs/examples/rooms.json" "$HOME"
    keys ctrl+comma
    keys Down Tab
    xdotool type --delay 15 -- '~/rooms.json'
    keys Return
    # Down to the operations.
    xdotool mousemove --window "$window" 760 260
    for _ in {1..30}; do xdotool click 5; done
    take settings-services
    xdotool mousemove 2 2
    # He reads who looked at his data.
    keys ctrl+1 ctrl+n
    ask "How many days off does jettro have?"
    sign_in_again jettro
    keys ctrl+2
    take my-data
    close_window

    desktop_settings dark
    open_demo jettro
    sign_in
    ask "How many days off does roberto have?"
    take chat-refusal-dark
    keys ctrl+comma
    take_setting Check check-my-setup-dark
    close_window
}
